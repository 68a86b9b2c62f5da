import module java.base;

/// Exercise 3.2: a job that throws does not take its worker with it.
///
/// In the chapter's pool an exception ends the worker's loop, and the pool has one worker less. After as many
/// bad jobs as there are workers it does nothing more, and nobody knows why. Nothing may be swallowed either.
final class SturdyPool implements AutoCloseable {
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private final Consumer<Throwable> report;

    /// `report` is to be told of everything that a job throws.
    SturdyPool(int size, Consumer<Throwable> report) {
        this.report = report;
        for (int i = 1; i <= size; i++) workers.add(Thread.ofPlatform().daemon().name("worker " + i).start(this::work));
    }

    void execute(Runnable job) {
        queue.add(job);
    }

    /// Ends when close interrupts the worker, and for no other reason.
    private void work() {
        try {
            while (true) {
                Runnable job = queue.take();
                // Write here: run the job. Whatever it throws is reported, and the worker goes on.
                job.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
    }
}
