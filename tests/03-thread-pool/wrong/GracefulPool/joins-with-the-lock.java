// rejected by: returnsAtAll
// saying: outside of synchronized
    private synchronized Runnable take() throws InterruptedException { while (queue.isEmpty() && !closing) wait(); return queue.poll(); }
    synchronized void shutdown() throws InterruptedException {
        closing = true;
        notifyAll();
        for (Thread worker : workers) worker.join();
    }
