// rejected by: idleForADay
// saying: who has waited in vain
    private synchronized Runnable take() throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (queue.isEmpty() && !closing) {
            long left = end - System.nanoTime();
            if (left <= 0) return null;
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return queue.poll();
    }
    void shutdown() throws InterruptedException {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        for (Thread worker : workers) worker.join();
    }
