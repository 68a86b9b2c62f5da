import module java.base;

/// Exercise 3.1: a pool of workers and one queue.
///
/// Jobs begin in the order in which they came, and at most as many run at once as there are workers.
/// Known: inside `synchronized` methods of one object only one thread is at a time; `wait()` sleeps and lets
/// others in meanwhile; `notifyAll()` wakes those who sleep.
final class WorkerPool implements AutoCloseable {
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final List<Thread> workers = new ArrayList<>();

    WorkerPool(int size) {
        for (int i = 1; i <= size; i++) workers.add(Thread.ofPlatform().daemon().name("worker " + i).start(this::work));
    }

    /// What each worker does all day.
    private void work() {
        try {
            while (true) {
                Runnable job = take();
                if (job != null) job.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Write here: `execute` puts a job into the queue, `take` waits until there is one and takes it out. May be called by any thread.
    void execute(Runnable job) {
    }

    private Runnable take() throws InterruptedException {
        Thread.sleep(1_000);
        return null;
    }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
    }
}
