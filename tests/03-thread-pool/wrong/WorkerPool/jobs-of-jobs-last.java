// rejected by: inOrder
// saying: first come, first served
    private final Queue<Runnable> inner = new ArrayDeque<>();
    synchronized void execute(Runnable job) {
        (workers.contains(Thread.currentThread()) ? inner : queue).add(job); notifyAll(); }
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && inner.isEmpty()) wait();
        return queue.isEmpty() ? inner.remove() : queue.remove();
    }
