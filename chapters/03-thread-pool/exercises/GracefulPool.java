import module java.base;

/// Exercise 3.3: a shutdown that finishes what was accepted.
///
/// From the moment when `shutdown` begins, `execute` refuses all jobs, those that jobs bring as well. What was taken
/// before is done, once for each time it was, in its order, and uninterrupted: what runs, and what waits. Then the
/// workers end, and `shutdown` returns when all of them have. Whoever waits meanwhile sleeps.
///
/// Any number of threads may call `shutdown`, also again: it returns to each when all workers have ended. Who is
/// interrupted in it gets an InterruptedException, and the pool shuts down all the same.
///
/// Not here: jobs that throw or leave their thread interrupted (exercise 3.2), and jobs that call `shutdown`, which
/// would wait for themselves.
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

    // Write here: `take` gives the next job, or null when no more will come. `shutdown` begins the end and waits.
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        return queue.poll();
    }

    void shutdown() throws InterruptedException {
    }
}
