// rejected by: executeWaits
// saying: gives its permit back
import module java.base;

final class AtMost {
    private final Deque<Thread> running = new ArrayDeque<>();
    private final int limit;

    AtMost(int limit) {
        this.limit = limit;
    }

    synchronized void execute(Runnable job) throws InterruptedException {
        if (running.size() == limit) { running.peek().join(); running.remove(); }
        running.add(Thread.startVirtualThread(job));
    }
}
