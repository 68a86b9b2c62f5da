// rejected by: inOrder
// saying: first come, first served | a free worker takes the next job
    private final ThreadLocal<Queue<Runnable>> own = ThreadLocal.withInitial(ArrayDeque::new);
    void execute(Runnable job) {
        if (workers.contains(Thread.currentThread())) {
            own.get().add(job);
            return;
        }
        synchronized (this) {
            queue.add(job);
            notifyAll();
        }
    }
    private Runnable take() throws InterruptedException {
        Runnable mine = own.get().poll();
        if (mine != null) return mine;
        synchronized (this) {
            while (queue.isEmpty()) wait();
            return queue.remove();
        }
    }
