// rejected by: interruptedCaller
// saying: who does not wait cannot be
    boolean offer(Runnable job) {
        if (Thread.currentThread().isInterrupted()) return false;
        synchronized (this) {
            if (queue.size() == capacity) return false;
            queue.add(job);
            notifyAll();
            return true;
        }
    }
