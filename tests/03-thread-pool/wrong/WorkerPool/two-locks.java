// rejected by: inTheMidstOfIt
// saying: two threads changed
    void execute(Runnable job) {
        synchronized (queue) {
            queue.add(job);
        }
        synchronized (this) {
            notifyAll();
        }
    }
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        return queue.remove();
    }
