// rejected by: inTheMidstOfIt
// saying: looking and adding is one step:
    private final AtomicInteger waiting = new AtomicInteger();
    boolean offer(Runnable job) {
        if (waiting.get() >= capacity) return false;
        waiting.incrementAndGet();
        synchronized (this) { queue.add(() -> { waiting.decrementAndGet(); job.run(); }); notifyAll(); }
        return true;
    }
