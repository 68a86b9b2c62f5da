// rejected by: executeNeverWaits
// saying: first come, first served: a queue
    private final Deque<Runnable> stack = new ArrayDeque<>();
    synchronized void execute(Runnable job) { stack.push(job); notifyAll(); }
    private synchronized Runnable take() throws InterruptedException {
        while (stack.isEmpty()) wait();
        return stack.pop();
    }
