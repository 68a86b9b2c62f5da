// a permit for each job that waits
import module java.base;
final class RefusingPool implements AutoCloseable {
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final List<Thread> workers = new ArrayList<>();
    RefusingPool(int size, int capacity) {
        room = new Semaphore(capacity);
        for (int i = 0; i < size; i++) workers.add(Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    Runnable j = queue.take();
                    room.release();
                    j.run();
                }
            } catch (InterruptedException e) {
            }
        }));
    }
    boolean offer(Runnable job) { if (!room.tryAcquire()) return false; queue.add(job); return true; }
    public void close() { workers.forEach(Thread::interrupt); }
}
