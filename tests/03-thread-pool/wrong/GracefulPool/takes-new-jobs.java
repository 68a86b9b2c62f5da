// rejected by: doesWhatWaits
// saying: shutdown sets `closing` first of all
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        notifyAll();
        return queue.poll();
    }
    void shutdown() throws InterruptedException {
        synchronized (this) {
            while (!queue.isEmpty()) wait();
            closing = true;
            notifyAll();
        }
        for (Thread w : workers) w.join();
    }
