// rejected by: idleWorkersSleep
// saying: wait() sleeps until notifyAll();
    synchronized void execute(Runnable job) { queue.add(job); }
    private Runnable take() throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) throw new InterruptedException();
            synchronized (this) { if (!queue.isEmpty()) return queue.remove(); }
            Thread.yield();
        }
    }
