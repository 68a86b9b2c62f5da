// a worker does one job, and a new one takes its place
import module java.base;
final class SturdyPool implements AutoCloseable {
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final Consumer<Throwable> report;
    private boolean closed;
    SturdyPool(int size, Consumer<Throwable> report) {
        this.report = report;
        for (int i = 1; i <= size; i++) begin();
    }
    private synchronized void begin() {
        if (closed) return;
        Thread t = new Thread(this::work);
        t.setDaemon(true);
        workers.add(t);
        t.start();
    }
    void execute(Runnable job) { queue.add(job); }
    private void work() {
        try {
            Runnable job = queue.take();
            try {
                job.run();
            } catch (Throwable e) {
                try {
                    report.accept(e);
                } catch (Throwable t) {
                    // a report that fails ends no worker
                }
            }
        } catch (InterruptedException e) {
            // closed
        } finally {
            workers.remove(Thread.currentThread());
            begin();
        }
    }
    public synchronized void close() { closed = true; workers.forEach(Thread::interrupt); }
}
