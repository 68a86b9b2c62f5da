// rejected by: poolsAreApart
// saying: each pool has a queue of its own:
import java.util.*;
import java.util.concurrent.*;
final class WorkerPool implements AutoCloseable {
    private static final BlockingQueue<Runnable> QUEUE = new LinkedBlockingQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    WorkerPool(int size) {
        for (int i = 0; i < size; i++) {
            Thread t = new Thread(() -> {
                try {
                    while (true) QUEUE.take().run();
                } catch (InterruptedException e) {
                }
            });
            t.setDaemon(true); workers.add(t); t.start();
        }
    }
    void execute(Runnable job) { QUEUE.add(job); }
    public void close() { for (Thread t : workers) t.interrupt(); }
}
