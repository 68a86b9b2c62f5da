import module java.base;

/// Exercise 7.1: a virtual thread for each job, but only so many at once.
///
/// Virtual threads are cheap, but what they use may not be: descriptors, memory, a database that stands 50
/// connections. The limit does not come from a pool any more. Known: a `Semaphore` gives out so many permits, and
/// who wants one more waits.
final class AtMost {
    private final Semaphore permits;

    AtMost(int limit) {
        permits = new Semaphore(limit);
    }

    /// Starts the job in a virtual thread of its own, and returns. If `limit` jobs run, waits until one has ended,
    /// whichever it is and however it ends, and uses no CPU meanwhile: an accept loop that calls this leaves further
    /// clients in the listener's queue. Who is interrupted while waiting, or comes interrupted, gets an
    /// InterruptedException then, not when the wait is over: the job is not run, and takes no permit.
    void execute(Runnable job) throws InterruptedException {
        //> take a permit, start the job, and give the permit back when the job has ended, however it ends.
        permits.acquire();
        Thread.startVirtualThread(() -> {
            try {
                job.run();
            } finally {
                permits.release();
            }
        });
        //< Thread.startVirtualThread(job);
    }
}
