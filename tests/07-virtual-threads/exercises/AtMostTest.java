///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/07-virtual-threads/${answers:solutions}/AtMost.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 7.1, only so many at once")
class AtMostTest {
    private static final int LIMIT = 3;

    private final AtMost jobs = new AtMost(LIMIT);
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    @DisplayName("jobs run, in virtual threads, beside each other")
    void jobsRun() throws Exception {
        var virtual = new ConcurrentLinkedQueue<Boolean>();
        CountDownLatch started = occupy(LIMIT, () -> virtual.add(Thread.currentThread().isVirtual()));
        assertThat(Jobs.await(started)).as("whether 3 jobs run at once, with a limit of 3, within 1 s.\nLook again at: there are as many permits as the limit says").isTrue();
        assertThat(virtual).as("whether the jobs' threads are virtual").containsOnly(true).hasSize(LIMIT);
        end.countDown();
    }

    @Test
    @DisplayName("with as many running as the limit says, execute waits until one has ended")
    void executeWaits() throws Exception {
        assertThat(Jobs.await(occupy(LIMIT, () -> {}))).as("whether 3 jobs run at once").isTrue();
        var ran = new CountDownLatch(1);
        Thread bringer = Thread.ofPlatform().daemon().start(() -> execute(ran::countDown));
        bringer.join(Duration.ofMillis(150));
        assertThat(bringer.isAlive()).as("whether execute still waits 150 ms after it was called, while 3 jobs run and the limit is 3.\nLook again at: acquire before the thread is started, not in it").isTrue();
        assertThat(ran.getCount()).as("jobs that have not run yet").isEqualTo(1);
        end.countDown();
        assertThat(Jobs.await(ran)).as("whether the fourth job runs within 1 s of the others' end.\nLook again at: each job gives its permit back").isTrue();
    }

    @Test
    @DisplayName("never more than the limit, and always as many as there can be, through two hundred jobs")
    void neverMore() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            boolean bad = i % 10 == 0;
            bring(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.yield();
                running.decrementAndGet();
                done.countDown();
                if (bad) throw new IllegalStateException("a job that throws");
            });
        }
        assertThat(Jobs.await(done)).as("whether two hundred jobs are done within 1 s").isTrue();
        assertThat(most.get()).as("the most that ran at once.\nLook again at: a permit is given back once, when its job has ended").isBetween(1, LIMIT);
    }

    @Test
    @DisplayName("a job that throws gives its permit back")
    void jobsThatThrow() throws Exception {
        for (int i = 0; i < 5 * LIMIT; i++) bring(() -> { throw new IllegalStateException("a job that throws"); });
        var ran = new CountDownLatch(1);
        bring(ran::countDown);
        assertThat(Jobs.await(ran)).as("whether a job runs within 1 s, after 15 that threw").isTrue();
    }

    private CountDownLatch occupy(int count, Runnable first) throws InterruptedException {
        var started = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            bring(() -> {
                first.run();
                started.countDown();
                try {
                    end.await(3, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        return started;
    }

    /// Calls execute, and fails if it has not returned within a second.
    private void bring(Runnable job) throws InterruptedException {
        Thread bringer = Thread.ofPlatform().daemon().name("exercise").start(() -> execute(job));
        bringer.join(Duration.ofSeconds(1));
        if (bringer.isAlive()) fail("execute still waits after 1 s, though fewer than 3 jobs run.\nLook again at: release, in a finally; a job that throws has ended, too");
    }

    private void execute(Runnable job) {
        try {
            jobs.execute(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void main(String... args) {
        Runner.run(AtMostTest.class);
    }
}
