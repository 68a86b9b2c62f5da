import module java.base;

/// Exercise 3.4: a bounded queue that refuses.
///
/// A queue without end takes every job, and the jobs' memory with it. The chapter's queue makes whoever brings a job
/// wait. This one never waits, not even a moment: it says no, so that a server can tell its client: too busy, come
/// back later. Whoever offers gets the same answers, also a job, or a thread that is interrupted, which it stays.
///
/// A job waits until a worker takes it out of the queue. At most `capacity` jobs wait, however many threads offer at
/// once, and none is refused while fewer wait. Jobs that workers are doing do not count. What was refused is never
/// done; what was taken is done once for each time it was taken, beginning in the order in which it came.
final class RefusingPool implements AutoCloseable {
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final List<Thread> workers = new ArrayList<>();
    private final int capacity;

    /// Both are at least 1: with a capacity of 0 no job could wait until its worker takes it.
    RefusingPool(int size, int capacity) {
        this.capacity = capacity;
        for (int i = 1; i <= size; i++) workers.add(Thread.ofPlatform().daemon().name("worker " + i).start(this::work));
    }

    // Write here: true if the job was taken, false at once if the queue is full.
    synchronized boolean offer(Runnable job) {
        queue.add(job);
        notifyAll();
        return true;
    }

    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        return queue.remove();
    }

    private void work() {
        try {
            while (true) take().run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
    }
}
