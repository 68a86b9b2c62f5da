// rejected by: takesWhatFits
// saying: as long as fewer than `capacity`
    synchronized boolean offer(Runnable job) { return false; }
