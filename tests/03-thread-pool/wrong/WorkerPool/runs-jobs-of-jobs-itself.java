// rejected by: anyoneMayBring
// saying: who calls execute does not do the
    void execute(Runnable job) {
        if (workers.contains(Thread.currentThread())) { job.run(); return; }
        synchronized (this) { queue.add(job); notifyAll(); }
    }
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        return queue.remove();
    }
