// rejected by: interruptedCaller
// saying: who does not wait cannot be
    synchronized boolean offer(Runnable job) {
        Thread.interrupted();
        if (queue.size() == capacity) return false;
        queue.add(job);
        notifyAll();
        return true;
    }
