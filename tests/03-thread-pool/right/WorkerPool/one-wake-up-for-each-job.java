// notify() instead of notifyAll(): each job that comes wakes one worker
    synchronized void execute(Runnable job) { queue.add(job); notify(); }
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        return queue.remove();
    }
