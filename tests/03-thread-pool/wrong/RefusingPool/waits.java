// rejected by: refusesAtOnce
// saying: offer never waits: it says no at
    synchronized boolean offer(Runnable job) {
        try { while (queue.size() >= capacity) wait(); } catch (InterruptedException e) { return false; }
        queue.add(job); notifyAll(); return true;
    }
