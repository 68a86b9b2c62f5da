// rejected by: interruptedCaller
// saying: who does not wait cannot be
    private final Semaphore room = new Semaphore(0);
    private boolean isMade = false;
    boolean offer(Runnable job) {
        synchronized (this) {
            if (!isMade) room.release(capacity);
            isMade = true;
            while (room.availablePermits() > capacity - queue.size()) room.acquireUninterruptibly();
            room.release(capacity - queue.size() - room.availablePermits());
            try {
                if (!room.tryAcquire(0, TimeUnit.SECONDS)) return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
            queue.add(job);
            notifyAll();
            return true;
        }
    }
