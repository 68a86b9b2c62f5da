// rejected by: takesWhatFits
// saying: as long as fewer than `capacity`
    private int inside;
    synchronized boolean offer(Runnable job) {
        if (inside >= capacity) return false;
        inside++;
        queue.add(() -> {
            try {
                job.run();
            } finally {
                synchronized (this) {
                    inside--;
                }
            }
        });
        notifyAll();
        return true;
    }
