// a queue of the JDK that has a capacity
import module java.base;
final class RefusingPool implements AutoCloseable {
    private final BlockingQueue<Runnable> queue;
    private final List<Thread> workers = new ArrayList<>();
    RefusingPool(int size, int capacity) {
        queue = new ArrayBlockingQueue<>(capacity);
        for (int i = 0; i < size; i++) workers.add(Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) queue.take().run();
            } catch (InterruptedException e) {
            }
        }));
    }
    boolean offer(Runnable job) { return queue.offer(job); }
    public void close() { workers.forEach(Thread::interrupt); }
}
