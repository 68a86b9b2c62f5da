// rejected by: ownThreads
// saying: no pool
import module java.base;

final class AtMost {
    private final ExecutorService pool;

    AtMost(int limit) {
        pool = Executors.newFixedThreadPool(limit, Thread.ofVirtual().factory());
    }

    void execute(Runnable job) throws InterruptedException {
        pool.execute(job);
    }
}
