// rejected by: doesWhatWaits
// saying: a worker ends when the queue is
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return closing ? null : queue.poll();
    }
    void shutdown() throws InterruptedException {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        for (Thread w : workers) w.join();
    }
