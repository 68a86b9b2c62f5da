// rejected by: doneEachTime
// saying: once for each time it is brought
    synchronized void execute(Runnable job) {
        if (!queue.contains(job)) queue.add(job);
        notifyAll();
    }
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        return queue.remove();
    }
