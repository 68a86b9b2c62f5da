// rejected by: finishesWhatRuns
// saying: break off
    private synchronized Runnable take() throws InterruptedException { while (queue.isEmpty() && !closing) wait(); return queue.poll(); }
    void shutdown() throws InterruptedException {
        synchronized (this) { closing = true; notifyAll(); }
        for (Thread worker : workers) worker.interrupt();
        for (Thread worker : workers) worker.join();
    }
