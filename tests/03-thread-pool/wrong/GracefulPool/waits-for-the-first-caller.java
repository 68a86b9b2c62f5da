// rejected by: interruptedCaller
// saying: the second caller waits as the
    private Thread closer;
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    void shutdown() throws InterruptedException {
        synchronized (this) {
            if (closing) { while (closer != null) wait(); return; }
            closing = true; closer = Thread.currentThread(); notifyAll();
        }
        try { for (Thread worker : workers) worker.join(); }
        finally { synchronized (this) { closer = null; notifyAll(); } }
    }
