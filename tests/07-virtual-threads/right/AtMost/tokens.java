// a queue of tokens, and an executor
import module java.base;

final class AtMost {
    private final BlockingQueue<Integer> tokens;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    AtMost(int limit) {
        tokens = new LinkedBlockingQueue<>();
        for (int i = 0; i < limit; i++) tokens.add(i);
    }

    void execute(Runnable job) throws InterruptedException {
        Integer token = tokens.take();
        threads.submit(() -> {
            try { job.run(); } finally { tokens.add(token); }
        });
    }
}
