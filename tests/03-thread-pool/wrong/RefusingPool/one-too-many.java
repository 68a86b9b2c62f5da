// rejected by: refusesAtOnce
// saying: capacity
    synchronized boolean offer(Runnable job) {
        if (queue.size() > capacity) return false;
        queue.add(job);
        notifyAll();
        return true;
    }
