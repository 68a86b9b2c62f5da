// rejected by: workersWorkBesideEachOther
// saying: each job that comes wakes a worker,
    synchronized void execute(Runnable job) {
        queue.add(() -> {
            synchronized (queue) {
                job.run();
            }
        });
        notifyAll();
    }

    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        return queue.remove();
    }
