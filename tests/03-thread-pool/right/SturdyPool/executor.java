// the pool of the JDK, with jobs that catch
import module java.base;
final class SturdyPool implements AutoCloseable {
    private final ExecutorService pool;
    private final Consumer<Throwable> report;
    SturdyPool(int size, Consumer<Throwable> report) {
        this.report = report;
        pool = Executors.newFixedThreadPool(size, Thread.ofPlatform().daemon().factory());
    }
    void execute(Runnable job) {
        pool.execute(() -> {
            try {
                job.run();
            } catch (Throwable e) {
                try {
                    report.accept(e);
                } catch (Throwable t) {
                    // a report that fails ends no worker
                }
            }
        });
    }
    public void close() { pool.shutdownNow(); }
}
