// rejected by: executeNeverWaits
// saying: this call never waits
    private final BlockingQueue<Runnable> q = new ArrayBlockingQueue<>(1000);
    void execute(Runnable job) {
        try { q.put(job); } catch (InterruptedException e) { Thread.currentThread().interrupt(); }
    }
    private Runnable take() throws InterruptedException { return q.take(); }
