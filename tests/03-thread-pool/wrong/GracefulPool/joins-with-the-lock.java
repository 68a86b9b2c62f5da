// rejected by: returnsAtAll
// saying: wake all who sleep in take, and
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    synchronized void shutdown() throws InterruptedException {
        closing = true;
        notifyAll();
        for (Thread w : workers) w.join();
    }
