// rejected by: noWakeUpIsLost
// saying: looking into the queue and falling
    synchronized void execute(Runnable job) { queue.add(job); notifyAll(); }
    private Runnable take() throws InterruptedException {
        while (true) {
            if (queue.isEmpty()) { synchronized (this) { wait(); } }
            synchronized (this) { Runnable job = queue.poll(); if (job != null) return job; }
        }
    }
