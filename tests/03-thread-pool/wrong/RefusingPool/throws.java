// rejected by: refusesAtOnce
// saying: full is when `capacity` jobs wait:
    synchronized boolean offer(Runnable job) {
        if (queue.size() >= capacity) throw new RejectedExecutionException("full");
        queue.add(job); notifyAll(); return true;
    }
