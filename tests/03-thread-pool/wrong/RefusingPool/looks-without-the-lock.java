// rejected by: inTheMidstOfIt
// saying: looking and adding is one step
    boolean offer(Runnable job) {
        if (queue.size() >= capacity) return false;
        synchronized (this) { queue.add(job); notifyAll(); }
        return true;
    }
