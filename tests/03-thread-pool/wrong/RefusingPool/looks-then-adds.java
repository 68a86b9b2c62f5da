// rejected by: manyAtOnce
// saying: in one go
    boolean offer(Runnable job) {
        synchronized (this) { if (queue.size() == capacity) return false; }
        Thread.yield();
        LockSupport.parkNanos(100_000);
        synchronized (this) { queue.add(job); notifyAll(); return true; }
    }
