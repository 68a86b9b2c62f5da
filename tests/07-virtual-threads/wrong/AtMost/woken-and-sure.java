// rejected by: manyWait
// saying: has to look again
import module java.base;
final class AtMost {
    private int running;
    private final int limit;
    AtMost(int limit) { this.limit = limit; }
    synchronized void execute(Runnable job) throws InterruptedException {
        if (running == limit) wait();
        running++;
        Thread.startVirtualThread(() -> {
            try { job.run(); } finally { synchronized (this) { running--; notifyAll(); } }
        });
    }
}
