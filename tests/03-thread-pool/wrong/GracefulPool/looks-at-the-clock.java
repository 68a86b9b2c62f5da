// rejected by: waitsForever
// saying: without a time limit
    private int ended = 0;
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        if (queue.isEmpty()) {
            ended++;
            notifyAll();
        }
        return queue.poll();
    }
    synchronized void shutdown() throws InterruptedException {
        closing = true;
        notifyAll();
        long begin = System.currentTimeMillis();
        while (ended < workers.size() && System.currentTimeMillis() - begin < 10_000) wait(1_000);
    }
