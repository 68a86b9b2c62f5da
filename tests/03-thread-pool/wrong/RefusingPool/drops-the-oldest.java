// rejected by: refusesAtOnce
// saying: full is when `capacity` jobs wait:
    synchronized boolean offer(Runnable job) {
        if (queue.size() >= capacity) queue.remove();
        queue.add(job); notifyAll(); return true;
    }
