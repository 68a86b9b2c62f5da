import module java.base;

/// Exercise 3.3: a shutdown that finishes what was accepted.
///
/// Whoever gave a job to the pool relies on it. So `shutdown` takes no new jobs, does those that it has,
/// and returns when all workers have ended.
final class GracefulPool {
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final List<Thread> workers = new ArrayList<>();
    private boolean closing = false;

    GracefulPool(int size) {
        for (int i = 1; i <= size; i++) workers.add(Thread.ofPlatform().daemon().name("worker " + i).start(this::work));
    }

    /// Throws RejectedExecutionException once shutdown has begun.
    synchronized void execute(Runnable job) {
        if (closing) throw new RejectedExecutionException("the pool is shutting down");
        queue.add(job);
        notifyAll();
    }

    private void work() {
        try {
            for (Runnable job; (job = take()) != null; ) job.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Write here: `take` gives the next job, or null when there will be none any more. `shutdown` begins the end and waits for it.
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        return queue.poll();
    }

    void shutdown() throws InterruptedException {
    }
}
