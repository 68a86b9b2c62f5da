// rejected by: anyoneMayBring | inOrder
// saying: first come, first served
    synchronized void execute(Runnable job) {
        if (workers.contains(Thread.currentThread())) ((Deque<Runnable>) queue).addFirst(job);
        else queue.add(job);
        notifyAll();
    }
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) wait();
        return queue.remove();
    }
