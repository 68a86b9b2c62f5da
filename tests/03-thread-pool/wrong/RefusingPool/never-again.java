// rejected by: refusesAtOnce
// saying: there is room again as soon as a
    private boolean full;
    synchronized boolean offer(Runnable job) {
        if (queue.size() >= capacity) full = true;
        if (full) return false;
        queue.add(job); notifyAll(); return true;
    }
