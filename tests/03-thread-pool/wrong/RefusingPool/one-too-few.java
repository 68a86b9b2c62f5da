// rejected by: refusesAtOnce
// saying: as long as fewer than
    synchronized boolean offer(Runnable job) {
        if (queue.size() >= Math.max(1, capacity - 1)) return false;
        queue.add(job); notifyAll(); return true;
    }
