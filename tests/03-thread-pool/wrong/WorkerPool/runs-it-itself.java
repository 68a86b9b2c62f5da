// rejected by: executeReturnsAtOnce
// saying: not by whoever brings it
    void execute(Runnable job) { job.run(); }
    private synchronized Runnable take() throws InterruptedException { while (queue.isEmpty()) wait(); return queue.remove(); }
