// rejected by: takesWhatFits
// saying: as long as fewer than `capacity`
    synchronized boolean offer(Runnable job) {
        if (queue.size() >= capacity) return false;
        queue.add(job); return true;
    }
