// rejected by: inOrder
// saying: first come, first served
    private final ThreadLocal<Runnable> second = new ThreadLocal<>();
    synchronized void execute(Runnable job) { queue.add(job); notifyAll(); }
    private Runnable take() throws InterruptedException {
        Runnable mine = second.get();
        second.remove();
        if (mine != null) return mine;
        synchronized (this) {
            while (queue.isEmpty()) wait();
            Runnable first = queue.remove();
            if (queue.size() > 2 * workers.size()) second.set(queue.remove());
            return first;
        }
    }
