///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/03-thread-pool/${answers:solutions}/GracefulPool.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 3.3, shut down in order")
class GracefulPoolTest {
    private final AtomicInteger done = new AtomicInteger();

    @Test
    @DisplayName("shutdown of an idle pool returns, and its workers are gone")
    void returnsAtAll() throws Exception {
        var pool = new GracefulPool(3);
        var worker = new CompletableFuture<Thread>();
        pool.execute(() -> worker.complete(Thread.currentThread()));
        Jobs.expect(worker, "one job was given to a pool of three; it should be done within 1 s");
        Jobs.expect(shutdown(pool), "shutdown of a pool without work should return within 1 s, and did not.\nLook again at: wake those who sleep in take, and join outside of synchronized, for they need the lock");
        assertThat(worker.get().isAlive()).as("a worker is alive after shutdown.\nLook again at: when closing, and nothing left, take gives null").isFalse();
    }

    @Test
    @DisplayName("a job that runs when shutdown begins is finished, not broken off")
    void finishesWhatRuns() throws Exception {
        var pool = new GracefulPool(1);
        var begun = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var result = new CompletableFuture<String>();
        pool.execute(() -> {
            begun.countDown();
            try {
                gate.await();
                result.complete("finished");
            } catch (InterruptedException e) {
                result.complete("broken off by an interrupt");
            }
        });
        assertThat(Jobs.await(begun)).as("the job has begun within 1 s").isTrue();
        CompletableFuture<Void> shutdown = shutdown(pool);
        LockSupport.parkNanos(20_000_000);
        gate.countDown();
        Jobs.expect(shutdown, "shutdown should return within 1 s after the last job");
        Jobs.expect(result, "the job should come to its end");
        assertThat(result.get()).as("what became of the job.\nLook again at: an interrupt would break off what a worker is doing").isEqualTo("finished");
    }

    @Test
    @DisplayName("jobs that wait in the queue are done, too")
    void doesWhatWaits() throws Exception {
        var pool = new GracefulPool(1);
        var gate = new CountDownLatch(1);
        pool.execute(() -> Jobs.await(gate));
        for (int i = 0; i < 10; i++) pool.execute(done::incrementAndGet);
        CompletableFuture<Void> shutdown = shutdown(pool);
        LockSupport.parkNanos(20_000_000);
        gate.countDown();
        Jobs.expect(shutdown, "shutdown should return within 1 s after the last job");
        assertThat(done).as("of ten jobs in the queue, done after shutdown.\nLook again at: what was accepted is done; a worker ends when the queue is empty and the pool is closing").hasValue(10);
    }

    @Test
    @DisplayName("shutdown returns when the last job is done, not before")
    void returnsWhenDone() throws Exception {
        var pool = new GracefulPool(2);
        var gate = new CountDownLatch(1);
        pool.execute(() -> {
            Jobs.await(gate);
            done.incrementAndGet();
        });
        CompletableFuture<Void> shutdown = shutdown(pool);
        LockSupport.parkNanos(50_000_000);
        assertThat(shutdown.isDone()).as("shutdown has returned while a job still runs.\nLook again at: join waits for a thread to end").isFalse();
        gate.countDown();
        Jobs.expect(shutdown, "shutdown should return within 1 s after the last job");
        assertThat(done).as("jobs done when shutdown returned").hasValue(1);
    }

    @Test
    @DisplayName("once shutdown has begun, a new job is refused")
    void refusesNewOnes() throws Exception {
        var pool = new GracefulPool(1);
        Jobs.expect(shutdown(pool), "shutdown of a pool without work should return within 1 s");
        try {
            pool.execute(done::incrementAndGet);
            fail("a job was brought after shutdown. Expected a RejectedExecutionException, but the pool took it.\nLook again at: execute looks at closing, so shutdown has to set it");
        } catch (RejectedExecutionException e) {
            assertThat(done).hasValue(0);
        }
    }

    private static CompletableFuture<Void> shutdown(GracefulPool pool) {
        var returned = new CompletableFuture<Void>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                pool.shutdown();
                returned.complete(null);
            } catch (Throwable e) {
                returned.completeExceptionally(e);
            }
        });
        return returned;
    }

    static void main(String... args) {
        Runner.run(GracefulPoolTest.class);
    }
}
