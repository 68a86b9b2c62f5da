// rejected by: finishesWhatRuns
// saying: join every worker, without a time
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    void shutdown() throws InterruptedException { synchronized (this) { closing = true; notifyAll(); } }
