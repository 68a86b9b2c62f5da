// rejected by: inTheMidstOfExecute
// saying: looking at `closing` and adding the
import module java.base;
final class GracefulPool {
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean closing;
    GracefulPool(int size) {
        for (int i = 0; i < size; i++) workers.add(Thread.ofPlatform().daemon().start(this::work));
    }
    void execute(Runnable job) {
        if (closing) throw new RejectedExecutionException();
        synchronized (this) {
            queue.add(job);
            notifyAll();
        }
    }
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    private void work() {
        try {
            for (Runnable j; (j = take()) != null; ) j.run();
        } catch (InterruptedException e) {
        }
    }
    void shutdown() throws InterruptedException {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        for (Thread w : workers) w.join();
    }
}
