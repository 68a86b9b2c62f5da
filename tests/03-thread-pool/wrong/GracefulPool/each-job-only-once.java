// rejected by: doesWhatWaits
// saying: once for each time it is brought
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        Runnable job = queue.poll();
        while (job != null && queue.remove(job)) continue;
        return job;
    }
    void shutdown() throws InterruptedException {
        synchronized (this) { closing = true; notifyAll(); }
        for (Thread worker : workers) worker.join();
    }
