// rejected by: closeEndsWorkers
// saying: take lets the InterruptedException
    synchronized void execute(Runnable job) { queue.add(job); notifyAll(); }
    private synchronized Runnable take() throws InterruptedException {
        try {
            while (queue.isEmpty()) wait();
            return queue.remove();
        } catch (InterruptedException e) { return null; }
    }
