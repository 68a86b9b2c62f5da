// rejected by: neverWaits
// saying: offer does not wait, not even a
    synchronized boolean offer(Runnable job) {
        try { if (queue.size() >= capacity) wait(1); } catch (InterruptedException e) { return false; }
        if (queue.size() >= capacity) return false;
        queue.add(job); notifyAll(); return true;
    }
