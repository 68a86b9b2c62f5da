// a queue of the JDK that knows how to wait
    private final BlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    void execute(Runnable job) { jobs.add(job); }
    private Runnable take() throws InterruptedException { return jobs.take(); }
