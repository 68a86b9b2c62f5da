import module java.base;
import java.lang.management.ManagementFactory;

import static org.assertj.core.api.Assertions.fail;

/// What tests of pools need: to wait for jobs, not for time. One second is long for jobs that take none.
final class Jobs {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private Jobs() {}

    /// False when it did not come down in time.
    static boolean await(CountDownLatch latch) {
        return await(latch, PATIENCE);
    }

    static boolean await(CountDownLatch latch, Duration patience) {
        try {
            return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static void expect(Future<?> future, String message) throws InterruptedException {
        try {
            future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            fail(message);
        } catch (ExecutionException e) {
            fail(message + "\nBut got: " + e.getCause());
        }
    }

    /// Runs `task` in so many threads, which begin together, each with its number, and waits for them. What one throws
    /// comes out.
    static void inThreads(int count, IntConsumer task) throws Exception {
        var begin = new CyclicBarrier(count);
        var done = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < count; i++) {
            int number = i;
            var future = new CompletableFuture<Void>();
            done.add(future);
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    begin.await();
                    task.accept(number);
                    future.complete(null);
                } catch (Throwable e) {
                    future.completeExceptionally(e);
                }
            });
        }
        for (Future<Void> future : done) expect(future, "a thread that brings jobs should come to its end within 1 s.");
    }

    static double cpuShare(Thread thread) {
        return CpuShare.calmest(() -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()));
    }
}
