// rejected by: doneEachTime
// saying: each takes a place, and is done once
    synchronized boolean offer(Runnable job) {
        if (queue.size() == capacity) return false;
        if (!queue.contains(job)) queue.add(job);
        notifyAll();
        return true;
    }
