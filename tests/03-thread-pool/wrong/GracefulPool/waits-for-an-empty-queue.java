// rejected by: finishesWhatRuns
// saying: join every worker, without a time
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        Runnable j = queue.poll();
        notifyAll();
        return j;
    }
    void shutdown() throws InterruptedException {
        synchronized (this) {
            closing = true;
            notifyAll();
            while (!queue.isEmpty()) wait();
        }
    }
