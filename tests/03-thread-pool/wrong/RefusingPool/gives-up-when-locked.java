// rejected by: sameMoment
// saying: none is refused while there is
    private final java.util.concurrent.locks.ReentrantLock lock = new java.util.concurrent.locks.ReentrantLock();
    boolean offer(Runnable job) {
        if (!lock.tryLock()) return false;
        try {
            synchronized (this) {
                if (queue.size() == capacity) return false;
                queue.add(job);
                notifyAll();
                return true;
            }
        } finally {
            lock.unlock();
        }
    }
