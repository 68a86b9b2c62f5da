// the pool of the JDK, whose queue has a capacity
import module java.base;
final class RefusingPool implements AutoCloseable {
    private final ThreadPoolExecutor pool;
    RefusingPool(int size, int capacity) {
        pool = new ThreadPoolExecutor(size, size, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(capacity),
            Thread.ofPlatform().daemon().factory());
        pool.prestartAllCoreThreads();
    }
    boolean offer(Runnable job) {
        try {
            pool.execute(job);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }
    public void close() { pool.shutdownNow(); }
}
