// the workers are virtual threads
import java.util.*;
import java.util.concurrent.*;
final class WorkerPool implements AutoCloseable {
    private final BlockingQueue<Runnable> queue = new LinkedTransferQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    WorkerPool(int size) {
        for (int i = 0; i < size; i++) workers.add(Thread.startVirtualThread(() -> {
            try {
                while (true) queue.take().run();
            } catch (InterruptedException e) {
            }
        }));
    }
    void execute(Runnable job) { queue.add(job); }
    public void close() { workers.forEach(Thread::interrupt); }
}
