// rejected by: justBefore
// saying: an interrupt breaks off | a worker ends when the queue is empty
    private final Set<Thread> idle = new HashSet<>();
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty()) {
            if (closing) return null;
            idle.add(Thread.currentThread());
            wait();
            idle.remove(Thread.currentThread());
        }
        return queue.poll();
    }
    void shutdown() throws InterruptedException {
        synchronized (this) { closing = true; idle.forEach(Thread::interrupt); }
        for (Thread worker : workers) worker.join();
    }
