// rejected by: waitsForever
// saying: without a time limit
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    void shutdown() throws InterruptedException {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        for (Thread worker : workers) worker.join(Duration.ofMinutes(20));
    }
