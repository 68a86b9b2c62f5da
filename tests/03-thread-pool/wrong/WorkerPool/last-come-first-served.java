// rejected by: inOrder
// saying: order
    synchronized void execute(Runnable job) { ((ArrayDeque<Runnable>) queue).push(job); notifyAll(); }
    private synchronized Runnable take() throws InterruptedException { while (queue.isEmpty()) wait(); return queue.remove(); }
