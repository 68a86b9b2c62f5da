// rejected by: noWakeUpIsLost | idleWorkersSleep
// saying: looking into the queue and falling | who brings a job wakes a worker
    private final Queue<Runnable> q = new ConcurrentLinkedQueue<>();
    void execute(Runnable job) { q.add(job); synchronized (this) { notify(); } }
    private Runnable take() throws InterruptedException {
        Runnable job;
        while ((job = q.poll()) == null) synchronized (this) { wait(); }
        return job;
    }
