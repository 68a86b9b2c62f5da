// shutdown waits as the workers do, until the last one says that it ends
    private int ended = 0;
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) { if (closing) { ended++; notifyAll(); return null; } wait(); }
        return queue.remove();
    }
    synchronized void shutdown() throws InterruptedException {
        closing = true;
        notifyAll();
        while (ended < workers.size()) wait();
    }
