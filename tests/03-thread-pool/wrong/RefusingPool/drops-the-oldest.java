// rejected by: refusesAtOnce
// saying: refused
    synchronized boolean offer(Runnable job) {
        if (queue.size() == capacity) queue.remove();
        queue.add(job);
        notifyAll();
        return true;
    }
