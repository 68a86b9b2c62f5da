// rejected by: workersWorkBesideEachOther
// saying: beside each other
    synchronized void execute(Runnable job) { queue.add(() -> { synchronized (queue) { job.run(); } }); notifyAll(); }
    private synchronized Runnable take() throws InterruptedException { while (queue.isEmpty()) wait(); return queue.remove(); }
