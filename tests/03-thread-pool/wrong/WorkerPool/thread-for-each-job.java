// rejected by: atMostAsManyAsWorkers
// saying: as many as there are workers
    void execute(Runnable job) { Thread.ofPlatform().daemon().start(job); }
    private synchronized Runnable take() throws InterruptedException { while (queue.isEmpty()) wait(); return queue.remove(); }
