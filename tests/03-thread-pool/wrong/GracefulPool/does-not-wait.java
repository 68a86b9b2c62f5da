// rejected by: returnsWhenDone
// saying: join
    private synchronized Runnable take() throws InterruptedException { while (queue.isEmpty() && !closing) wait(); return queue.poll(); }
    synchronized void shutdown() { closing = true; notifyAll(); }
