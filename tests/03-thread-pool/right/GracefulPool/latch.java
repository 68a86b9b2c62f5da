// counts the workers that have ended
import module java.base;
final class GracefulPool {
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final CountDownLatch ended;
    private boolean closing;
    GracefulPool(int size) {
        ended = new CountDownLatch(size);
        for (int i = 0; i < size; i++) Thread.ofPlatform().daemon().start(this::work);
    }
    synchronized void execute(Runnable job) {
        if (closing) throw new RejectedExecutionException();
        queue.add(job);
        notifyAll();
    }
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    private void work() {
        try {
            for (Runnable j; (j = take()) != null; ) j.run();
        } catch (InterruptedException e) {
        } finally {
            ended.countDown();
        }
    }
    void shutdown() throws InterruptedException {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        ended.await();
    }
}
