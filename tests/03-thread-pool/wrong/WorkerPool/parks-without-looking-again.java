// rejected by: noWakeUpIsLost
// saying: looking into the queue and falling
    private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> asleep = new ConcurrentLinkedQueue<>();
    void execute(Runnable job) { jobs.add(job); Thread t = asleep.poll(); if (t != null) LockSupport.unpark(t); }
    private Runnable take() throws InterruptedException {
        while (true) {
            Runnable job = jobs.poll();
            if (job != null) return job;
            asleep.add(Thread.currentThread());
            LockSupport.park();
            if (Thread.interrupted()) throw new InterruptedException();
        }
    }
