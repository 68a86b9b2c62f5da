// rejected by: refusesNewOnes
// saying: shutdown sets `closing` first of all
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        Runnable j = queue.poll();
        return j == END ? null : j;
    }
    private static final Runnable END = () -> {};
    void shutdown() throws InterruptedException {
        synchronized (this) {
            for (Thread w : workers) queue.add(END);
            notifyAll();
        }
        for (Thread w : workers) w.join();
    }
