// the pool of the JDK
import module java.base;
final class GracefulPool {
    private final ExecutorService pool;
    GracefulPool(int size) { pool = Executors.newFixedThreadPool(size); }
    void execute(Runnable job) { pool.execute(job); }
    void shutdown() throws InterruptedException {
        pool.shutdown();
        pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }
}
