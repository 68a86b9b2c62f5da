// rejected by: refusesAtOnce
// saying: at once
    synchronized boolean offer(Runnable job) {
        try { while (queue.size() == capacity) wait(); } catch (InterruptedException e) { return false; }
        queue.add(job);
        notifyAll();
        return true;
    }
