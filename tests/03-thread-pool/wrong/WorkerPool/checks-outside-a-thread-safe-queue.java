// rejected by: noWakeUpIsLost
// saying: looking into the queue and falling
    private final Queue<Runnable> q = new ConcurrentLinkedQueue<>();
    void execute(Runnable job) { q.add(job); synchronized (this) { notify(); } }
    private Runnable take() throws InterruptedException {
        Runnable job;
        while ((job = q.poll()) == null) synchronized (this) { wait(); }
        return job;
    }
