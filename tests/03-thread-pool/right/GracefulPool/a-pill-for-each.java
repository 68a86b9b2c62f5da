// a job for each worker that says: no more
    private static final Runnable PILL = () -> {};
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        Runnable job = queue.poll();
        return job == PILL ? null : job;
    }
    void shutdown() throws InterruptedException {
        synchronized (this) {
            if (!closing) for (int i = 0; i < workers.size(); i++) queue.add(PILL);
            closing = true;
            notifyAll();
        }
        for (Thread worker : workers) while (!worker.join(Duration.ofSeconds(1))) continue;
    }
