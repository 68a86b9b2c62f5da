// a counter, a ReentrantLock and a Condition
import module java.base;
final class AtMost {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final int limit;
    private int running;
    AtMost(int limit) { this.limit = limit; }
    void execute(Runnable job) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (running >= limit) room.await();
            running++;
        } finally { lock.unlock(); }
        Thread.startVirtualThread(() -> {
            try { job.run(); }
            finally { lock.lock(); try { running--; room.signal(); } finally { lock.unlock(); } }
        });
    }
}
