// notifyAll, but only when nothing waited
    synchronized void execute(Runnable job) { if (queue.isEmpty()) notifyAll(); queue.add(job); }
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        return queue.remove();
    }
