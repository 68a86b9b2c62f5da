// the pool of the JDK
import java.util.concurrent.*;
final class WorkerPool implements AutoCloseable {
    private final ExecutorService pool;
    WorkerPool(int size) {
        pool = Executors.newFixedThreadPool(size, r -> {
            Thread t = new Thread(r);
            t.setDaemon(true);
            return t;
        });
    }
    void execute(Runnable job) { pool.execute(job); }
    public void close() { pool.shutdownNow(); }
}
