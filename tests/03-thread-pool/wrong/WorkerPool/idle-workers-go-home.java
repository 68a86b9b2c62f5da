// rejected by: idleForADay
// saying: who has waited in vain
    private final BlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    void execute(Runnable job) { jobs.add(job); }
    private Runnable take() throws InterruptedException {
        Runnable job = jobs.poll(1, TimeUnit.MINUTES);
        if (job == null) throw new InterruptedException("nothing to do");
        return job;
    }
