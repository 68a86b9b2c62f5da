// rejected by: idleWorkersSleep
// saying: wait() sleeps until notifyAll();
    synchronized void execute(Runnable job) { queue.add(job); }
    private Runnable take() throws InterruptedException {
        while (true) {
            synchronized (this) { if (!queue.isEmpty()) return queue.remove(); }
            Thread.sleep(10);
        }
    }
