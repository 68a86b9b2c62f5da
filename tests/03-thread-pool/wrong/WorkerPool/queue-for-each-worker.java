// rejected by: inOrder
// saying: a free worker takes the next job, | first come, first served
import java.util.*;
import java.util.concurrent.*;
final class WorkerPool implements AutoCloseable {
    private final List<BlockingQueue<Runnable>> queues = new ArrayList<>();
    private final List<Thread> workers = new ArrayList<>();
    private int next = 0;
    WorkerPool(int size) {
        for (int i = 0; i < size; i++) {
            var q = new LinkedBlockingQueue<Runnable>();
            queues.add(q);
            Thread t = new Thread(() -> {
                try {
                    while (true) q.take().run();
                } catch (InterruptedException e) {
                }
            });
            t.setDaemon(true); workers.add(t); t.start();
        }
    }
    synchronized void execute(Runnable job) { queues.get(next++ % queues.size()).add(job); }
    public void close() { for (Thread t : workers) t.interrupt(); }
}
