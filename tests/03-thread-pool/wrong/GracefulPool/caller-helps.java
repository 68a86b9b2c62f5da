// rejected by: interruptedCaller
// saying: let out what join or wait throws
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    void shutdown() throws InterruptedException {
        synchronized (this) { closing = true; notifyAll(); }
        for (Runnable job; (job = take()) != null; ) job.run();
        for (Thread worker : workers) worker.join();
    }
