// rejected by: manyAtOnce
// saying: in one go
    boolean offer(Runnable job) {
        synchronized (this) { if (queue.size() == capacity) return false; }
        LockSupport.parkNanos(2_000_000);
        synchronized (this) { queue.add(job); notifyAll(); return true; }
    }
