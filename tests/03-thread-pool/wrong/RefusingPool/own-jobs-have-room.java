// rejected by: neverWaits | stepByStep
// saying: a job is refused as everybody is | full is when `capacity` jobs wait
    synchronized boolean offer(Runnable job) {
        if (queue.size() >= capacity && !workers.contains(Thread.currentThread())) return false;
        queue.add(job);
        notifyAll();
        return true;
    }
