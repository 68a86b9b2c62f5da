// a last job for each worker, behind all others
    private static final Runnable END = () -> {};
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        Runnable j = queue.poll();
        return j == END ? null : j;
    }
    void shutdown() throws InterruptedException {
        synchronized (this) {
            if (!closing) {
                closing = true;
                workers.forEach(w -> queue.add(END));
                notifyAll();
            }
        }
        for (Thread w : workers) w.join();
    }
