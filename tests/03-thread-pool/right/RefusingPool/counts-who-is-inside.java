// a permit for each job that waits or runs
import module java.base;
final class RefusingPool implements AutoCloseable {
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final List<Thread> workers = new ArrayList<>();
    RefusingPool(int size, int capacity) {
        room = new Semaphore(capacity + size);
        for (int i = 0; i < size; i++) workers.add(Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    Runnable j = queue.take();
                    try {
                        j.run();
                    } finally {
                        room.release();
                    }
                }
            } catch (InterruptedException e) {
            }
        }));
    }
    boolean offer(Runnable job) { if (!room.tryAcquire()) return false; queue.add(job); return true; }
    public void close() { workers.forEach(Thread::interrupt); }
}
