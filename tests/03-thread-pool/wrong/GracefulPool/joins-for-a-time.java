// rejected by: waitsForever
// saying: without a time limit
import module java.base;
final class GracefulPool {
    private final ExecutorService pool;
    GracefulPool(int size) { pool = Executors.newFixedThreadPool(size); }
    void execute(Runnable job) { pool.execute(job); }
    void shutdown() throws InterruptedException {
        pool.shutdown();
        pool.awaitTermination(300, TimeUnit.MILLISECONDS);
    }
}
