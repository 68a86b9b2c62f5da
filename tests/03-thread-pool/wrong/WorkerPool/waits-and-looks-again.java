// rejected by: idleWorkersSleep
// saying: worker
    synchronized void execute(Runnable job) { queue.add(job); }
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait(100);
        return queue.remove();
    }
