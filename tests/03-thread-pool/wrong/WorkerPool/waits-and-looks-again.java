// rejected by: idleWorkersSleep
// saying: who brings a job wakes a worker: a
    synchronized void execute(Runnable job) { queue.add(job); }
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait(100);
        return queue.remove();
    }
