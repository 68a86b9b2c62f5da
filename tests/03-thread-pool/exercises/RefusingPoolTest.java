///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/03-thread-pool/${answers:solutions}/RefusingPool.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Exercise 3.4, a queue that refuses")
class RefusingPoolTest {
    private static final int CAPACITY = 3;

    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger done = new AtomicInteger();

    @Test
    @DisplayName("as long as there is room a job is taken, and done")
    void takesWhatFits() throws Exception {
        try (var pool = busy()) {
            for (int i = 1; i <= CAPACITY; i++) assertThat(pool.offer(done::incrementAndGet)).as("job %d was taken, with room for %d.\nLook again at: as long as there is room the answer is yes", i, CAPACITY).isTrue();
            gate.countDown();
            expectDone(CAPACITY);
        }
    }

    @Test
    @DisplayName("when the queue is full a job is refused at once, and is never done")
    void refusesAtOnce() throws Exception {
        try (var pool = busy()) {
            for (int i = 0; i < CAPACITY; i++) pool.offer(done::incrementAndGet);
            var answer = new CompletableFuture<Boolean>();
            Thread.ofPlatform().daemon().start(() -> answer.complete(pool.offer(() -> done.addAndGet(100))));
            Jobs.expect(answer, "one job more than the queue holds was offered, and offer has not answered within 1 s.\nLook again at: it says no at once, and does not wait");
            assertThat(answer.get()).as("the answer to one job more than the capacity of %d.\nLook again at: a job that does not fit is refused, and the others stay", CAPACITY).isFalse();
            gate.countDown();
            expectDone(CAPACITY);
        }
    }

    @Test
    @DisplayName("once a job is done there is room again")
    void roomAgain() throws Exception {
        try (var pool = busy()) {
            for (int i = 0; i < CAPACITY; i++) pool.offer(done::incrementAndGet);
            gate.countDown();
            expectDone(CAPACITY);
            assertThat(pool.offer(done::incrementAndGet)).as("a job was taken after the queue had emptied").isTrue();
            expectDone(CAPACITY + 1);
        }
    }

    @Test
    @DisplayName("many threads offer at once, and no more are taken than fit")
    void manyAtOnce() throws Exception {
        try (var pool = busy()) {
            var taken = new AtomicInteger();
            Jobs.inThreads(16, thread -> {
                if (pool.offer(done::incrementAndGet)) taken.incrementAndGet();
            });
            assertThat(taken.get()).as("of 16 jobs offered at once, those taken, with room for %d.\nLook again at: look and add in one go, inside synchronized", CAPACITY).isEqualTo(CAPACITY);
            gate.countDown();
        }
    }

    /// A pool of one worker, which is busy until the gate opens.
    private RefusingPool busy() {
        var pool = new RefusingPool(1, CAPACITY);
        var begun = new CountDownLatch(1);
        pool.offer(() -> {
            begun.countDown();
            Jobs.await(gate);
        });
        assertThat(Jobs.await(begun)).as("a job was offered to an idle pool; it has begun within 1 s.\nLook again at: as long as there is room the answer is yes").isTrue();
        return pool;
    }

    private void expectDone(int count) {
        long deadline = System.nanoTime() + 1_000_000_000L;
        while (done.get() < count && System.nanoTime() < deadline) Thread.onSpinWait();
        assertThat(done.get()).as("jobs done within 1 s").isEqualTo(count);
    }

    static void main(String... args) {
        Runner.run(RefusingPoolTest.class);
    }
}
