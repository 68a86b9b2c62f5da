// rejected by: anyoneMayBring
// saying: a way to put something into a queue
    private final BlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    void execute(Runnable job) {
        while (true) {
            try {
                jobs.put(job);
                return;
            } catch (InterruptedException e) {
                // again
            }
        }
    }
    private Runnable take() throws InterruptedException { return jobs.take(); }
