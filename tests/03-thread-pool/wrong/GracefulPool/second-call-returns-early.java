// rejected by: severalCallers
// saying: the second caller waits as the
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    void shutdown() throws InterruptedException {
        synchronized (this) {
            if (closing) return;
            closing = true;
            notifyAll();
        }
        for (Thread w : workers) w.join();
    }
