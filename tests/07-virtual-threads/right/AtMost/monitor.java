// synchronized, wait and notify instead of a Semaphore
import module java.base;

final class AtMost {
    private int free;

    AtMost(int limit) {
        free = limit;
    }

    void execute(Runnable job) throws InterruptedException {
        synchronized (this) {
            while (free == 0) wait();
            free--;
        }
        Thread.ofVirtual().name("job").start(() -> {
            try { job.run(); } finally { back(); }
        });
    }

    private synchronized void back() {
        free++;
        notify();
    }
}
