import module java.base;

/// Exercise 3.1: a pool of workers and one queue.
///
/// Any thread may call `execute`, a job too, and a thread that is interrupted, which it stays. It never waits. The
/// workers, `size` threads, do the jobs: each once for each time it was brought, beginning in the order in which they
/// came, whoever brought them, and as many at once as there are workers, not more. A worker without a job sleeps until
/// one comes, however late; it does not look again and again. `close` interrupts the workers; each ends when it has no
/// job. What waits at that time may be left undone. Jobs do not throw here, and leave an interrupt as it is: exercise
/// 3.2 is about those.
///
/// Known: inside `synchronized` methods of one object only one thread is at a time; `wait()` sleeps and lets
/// others in meanwhile; `notifyAll()` wakes those who sleep.
final class WorkerPool implements AutoCloseable {
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final List<Thread> workers = new ArrayList<>();

    WorkerPool(int size) {
        for (int i = 1; i <= size; i++) workers.add(Thread.ofPlatform().daemon().name("worker " + i).start(this::work));
    }

    /// What each worker does all day.
    private void work() {
        try {
            while (true) {
                Runnable job = take();
                if (job != null) job.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    //> `execute` puts a job into the queue, `take` waits until there is one and takes it out.
    synchronized void execute(Runnable job) {
        queue.add(job);
        notifyAll();
    }

    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        return queue.remove();
    }
    //< void execute(Runnable job) {
    //< }
    //<
    //< private Runnable take() throws InterruptedException {
    //<     Thread.sleep(Duration.ofDays(1));
    //<     return null;
    //< }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
    }
}
