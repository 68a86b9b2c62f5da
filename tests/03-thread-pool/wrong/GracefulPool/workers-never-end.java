// rejected by: returnsAtAll
// saying: take gives null when the pool is
    private int busy;
    private synchronized Runnable take() throws InterruptedException { 
        while (queue.isEmpty()) wait();
        Runnable j = queue.poll(); busy++;
        return () -> { try { j.run(); } finally { synchronized (this) { busy--; notifyAll(); } } }; }
    synchronized void shutdown() throws InterruptedException {
        closing = true;
        while (busy > 0 || !queue.isEmpty()) wait();
    }
