// wait with a time limit, in its loop
    synchronized void execute(Runnable job) { queue.add(job); notifyAll(); }
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait(60_000);
        return queue.remove();
    }
