// rejected by: takesWhatFits
// saying: room
    synchronized boolean offer(Runnable job) {
        return false;
    }
