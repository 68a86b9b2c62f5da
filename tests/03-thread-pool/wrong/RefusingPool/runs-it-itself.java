// rejected by: refusesAtOnce
// saying: what is refused is not kept, and
    boolean offer(Runnable job) {
        synchronized (this) { if (queue.size() < capacity) { queue.add(job); notifyAll(); return true; } }
        job.run(); return false;
    }
