import module java.base;

/// Exercise 3.2: a job that throws does not take its worker with it.
///
/// In the chapter's pool what a job throws ends the worker's loop. The JVM prints it, and the pool has one worker less,
/// until there is none. Here a worker goes on whatever a job throws: exceptions (checked ones as well, for the compiler
/// can be tricked), errors, any Throwable. It goes on, too, when a job leaves its thread interrupted.
///
/// Nothing is swallowed: each time a job throws something, `report` is told once, of that very object, and of nothing
/// else. Should `report` throw, the worker goes on as well.
///
/// Jobs begin in the order in which they came. `close` interrupts the workers; each ends when it has no job, or when
/// the one that it is doing is done.
final class SturdyPool implements AutoCloseable {
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private final Consumer<Throwable> report;
    private volatile boolean closed = false;

    /// `report` is told of everything that a job throws, by whichever thread.
    SturdyPool(int size, Consumer<Throwable> report) {
        this.report = report;
        for (int i = 1; i <= size; i++) workers.add(Thread.ofPlatform().daemon().name("worker " + i).start(this::work));
    }

    void execute(Runnable job) {
        queue.add(job);
    }

    /// Ends after close, and for no other reason.
    private void work() {
        while (!closed) {
            try {
                Runnable job = queue.take();
                //> run the job. `tell` of whatever it throws, and the worker goes on.
                try {
                    job.run();
                } catch (Throwable thrown) {
                    tell(thrown);
                }
                //< job.run();
            } catch (InterruptedException e) {
                // close interrupted take, or a job had left its thread interrupted: `closed` knows which
            }
        }
    }

    /// Tells `report`. What `report` itself throws is printed.
    private void tell(Throwable thrown) {
        try {
            report.accept(thrown);
        } catch (Throwable unreported) {
            unreported.printStackTrace();
        }
    }

    @Override
    public void close() {
        closed = true;
        workers.forEach(Thread::interrupt);
    }
}
