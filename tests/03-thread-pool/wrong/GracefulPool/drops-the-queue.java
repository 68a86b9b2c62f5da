// rejected by: doesWhatWaits
// saying: accepted
    private synchronized Runnable take() throws InterruptedException { while (queue.isEmpty() && !closing) wait(); return closing ? null : queue.poll(); }
    void shutdown() throws InterruptedException {
        synchronized (this) { closing = true; notifyAll(); }
        for (Thread worker : workers) worker.join();
    }
