// a semaphore counts the jobs, beside a queue without locks
    private final Semaphore there = new Semaphore(0);
    private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
    void execute(Runnable job) { jobs.add(job); there.release(); }
    private Runnable take() throws InterruptedException { there.acquire(); return jobs.remove(); }
