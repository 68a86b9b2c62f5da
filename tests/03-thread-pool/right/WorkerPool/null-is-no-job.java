// takes null and asks again
    synchronized void execute(Runnable job) { queue.add(job); notify(); }
    private synchronized Runnable take() throws InterruptedException {
        if (queue.isEmpty()) wait();
        return queue.poll();
    }
