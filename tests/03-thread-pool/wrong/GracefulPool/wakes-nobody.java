// rejected by: returnsAtAll
// saying: wake all who sleep in take, and
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    void shutdown() throws InterruptedException {
        synchronized (this) {
            closing = true;
        }
        for (Thread w : workers) w.join();
    }
