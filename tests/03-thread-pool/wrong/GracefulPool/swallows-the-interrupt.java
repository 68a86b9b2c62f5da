// rejected by: interruptedCaller
// saying: let out what join or wait throws
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    void shutdown() throws InterruptedException { synchronized (this) { closing = true; notifyAll(); }
        for (Thread w : workers) {
            try {
                w.join();
            } catch (InterruptedException e) {
                // the interrupt is lost here
            }
        } }
