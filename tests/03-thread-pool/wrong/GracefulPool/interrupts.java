// rejected by: finishesWhatRuns
// saying: an interrupt breaks off what a
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    void shutdown() throws InterruptedException {
        synchronized (this) {
            closing = true;
        }
        for (Thread w : workers) w.interrupt();
        for (Thread w : workers) w.join();
    }
