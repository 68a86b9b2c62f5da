// rejected by: inTheMidstOfRefusing
// saying: who is about to be refused takes
    private final AtomicInteger waiting = new AtomicInteger();
    boolean offer(Runnable job) {
        if (waiting.incrementAndGet() > capacity) { waiting.decrementAndGet(); return false; }
        synchronized (this) { queue.add(() -> { waiting.decrementAndGet(); job.run(); }); notifyAll(); }
        return true;
    }
