// rejected by: anyoneMayBring
// saying: a way to put something into a queue
    private final BlockingQueue<Runnable> q = new LinkedBlockingQueue<>();
    void execute(Runnable job) {
        try { q.put(job); } catch (InterruptedException e) { Thread.currentThread().interrupt(); }
    }
    private Runnable take() throws InterruptedException { return q.take(); }
