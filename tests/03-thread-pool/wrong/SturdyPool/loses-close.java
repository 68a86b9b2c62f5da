// rejected by: closeEndsBusyWorkers
// saying: after close there is no next job,
import module java.base;
final class SturdyPool implements AutoCloseable {
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private final Consumer<Throwable> report;
    SturdyPool(int size, Consumer<Throwable> report) {
        this.report = report;
        for (int i = 1; i <= size; i++) workers.add(Thread.ofPlatform().daemon().name("worker " + i).start(this::work));
    }
    void execute(Runnable job) { queue.add(job); }
    private void work() {
        try {
            while (true) {
                Runnable job = queue.take();
                try {
                    job.run();
                } catch (Throwable e) {
                    try {
                        report.accept(e);
                    } catch (Throwable t) {
                        // a report that fails ends no worker
                    }
                }
                Thread.interrupted();
            }
        } catch (InterruptedException e) { Thread.currentThread().interrupt(); }
    }
    public void close() { workers.forEach(Thread::interrupt); }
}
