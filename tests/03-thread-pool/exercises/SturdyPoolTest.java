///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/03-thread-pool/${answers:solutions}/SturdyPool.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("Exercise 3.2, a job that throws")
class SturdyPoolTest {
    private final List<Throwable> reported = Collections.synchronizedList(new ArrayList<>());

    @Test
    @DisplayName("a good job is done, and nothing is reported")
    void goodJobs() throws Exception {
        try (var pool = new SturdyPool(2, reported::add)) {
            expectWork(pool, "Look again at: the job is run by the worker");
        }
        assertThat(reported).as("what was reported of good jobs").isEmpty();
    }

    @Test
    @DisplayName("after more bad jobs than there are workers, good ones are still done")
    void workersSurvive() throws Exception {
        try (var pool = new SturdyPool(2, reported::add)) {
            for (int i = 0; i < 5; i++) pool.execute(() -> { throw new IllegalStateException("a bad job"); });
            expectWork(pool, "Two workers had five jobs that throw before that. Look again at: catch around the job, inside the loop");
        }
    }

    @Test
    @DisplayName("everything that a job throws is reported")
    void nothingIsSwallowed() throws Exception {
        var first = new IllegalStateException("first");
        var second = new IllegalArgumentException("second");
        try (var pool = new SturdyPool(1, reported::add)) {
            pool.execute(() -> { throw first; });
            pool.execute(() -> { throw second; });
            expectWork(pool, "One worker had two jobs that throw before that. Look again at: catch around the job, inside the loop");
        }
        assertThat(List.copyOf(reported)).as("what was reported after two jobs that threw.\nLook again at: report is to be told of everything that a job throws").containsExactly(first, second);
    }

    @Test
    @DisplayName("an Error is reported as well, and harms no worker")
    void errorsToo() throws Exception {
        try (var pool = new SturdyPool(1, reported::add)) {
            pool.execute(() -> { throw new StackOverflowError("deep"); });
            expectWork(pool, "A job threw a StackOverflowError before that. Look again at: an Error is no Exception, but both are a Throwable");
        }
        assertThat(reported).as("what was reported").hasSize(1).first().isInstanceOf(StackOverflowError.class);
    }

    @Test
    @DisplayName("close still ends the workers")
    void closeEnds() throws Exception {
        var worker = new CompletableFuture<Thread>();
        try (var pool = new SturdyPool(1, reported::add)) {
            pool.execute(() -> worker.complete(Thread.currentThread()));
            Jobs.expect(worker, "one job was given to a pool of one worker; it should be done within 1 s");
        }
        await("the worker to end after close").atMost(Duration.ofSeconds(1)).until(() -> !worker.get().isAlive());
    }

    private static void expectWork(SturdyPool pool, String idea) throws InterruptedException {
        var done = new CompletableFuture<Void>();
        pool.execute(() -> done.complete(null));
        Jobs.expect(done, "a good job was given to the pool; it should be done within 1 s, and was not.\n" + idea);
    }

    static void main(String... args) {
        Runner.run(SturdyPoolTest.class);
    }
}
