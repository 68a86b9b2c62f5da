// rejected by: workersWorkBesideEachOther
// saying: NoSuchElementException
    synchronized void execute(Runnable job) { queue.add(job); notifyAll(); }
    private synchronized Runnable take() throws InterruptedException {
        if (queue.isEmpty()) wait();
        return queue.remove();
    }
