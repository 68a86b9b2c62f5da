// rejected by: interruptedCaller
// saying: shutdown sets `closing` first of
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    void shutdown() throws InterruptedException { if (Thread.interrupted()) throw new InterruptedException();
        synchronized (this) { closing = true; notifyAll(); } for (Thread w : workers) w.join(); }
