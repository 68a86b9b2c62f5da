// rejected by: workersWorkBesideEachOther
// saying: each job that comes wakes a worker,
    synchronized void execute(Runnable job) {
        boolean was = queue.isEmpty();
        queue.add(job);
        if (was) notify();
    }
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        return queue.remove();
    }
