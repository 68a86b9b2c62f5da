///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/03-thread-pool/${answers:solutions}/WorkerPool.java

import module java.base;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Exercise 3.1, a worker pool")
class WorkerPoolTest {
    private static final int WORKERS = 3;

    @Test
    @DisplayName("a job is done by a worker, while whoever brought it goes on")
    void executeReturnsAtOnce() throws Exception {
        var doer = new CompletableFuture<Thread>();
        try (var pool = new WorkerPool(1)) {
            pool.execute(() -> doer.complete(Thread.currentThread()));
            Jobs.expect(doer, "one job was given to a pool of one worker; it should be done within 1 s.\nLook again at: execute adds and wakes, take waits and removes");
            assertThat(doer.get()).as("the thread that did the job.\nLook again at: a job is done by a worker, not by whoever brings it").isNotSameAs(Thread.currentThread());
        }
    }

    @Test
    @DisplayName("as many jobs run beside each other as there are workers")
    void workersWorkBesideEachOther() throws Exception {
        var all = new CountDownLatch(WORKERS);
        try (var pool = new WorkerPool(WORKERS)) {
            for (int i = 0; i < WORKERS; i++) {
                pool.execute(() -> {
                    all.countDown();
                    Jobs.await(all);
                });
            }
            assertThat(Jobs.await(all)).as("%d jobs run at the same time on %d workers; only %d have begun.\nLook again at: workers work beside each other; nobody may hold the lock while a job runs",
                WORKERS, WORKERS, WORKERS - all.getCount()).isTrue();
        }
    }

    @Test
    @DisplayName("never more jobs run at once than there are workers")
    void atMostAsManyAsWorkers() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var left = new CountDownLatch(30);
        try (var pool = new WorkerPool(WORKERS)) {
            for (int i = 0; i < 30; i++) {
                pool.execute(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(2_000_000);
                    running.decrementAndGet();
                    left.countDown();
                });
            }
            assertThat(Jobs.await(left)).as("30 short jobs are done within 1 s; left: %d", left.getCount()).isTrue();
        }
        assertThat(most.get()).as("the most jobs at once.\nLook again at: as many as there are workers, and the rest waits in the queue").isLessThanOrEqualTo(WORKERS);
    }

    @Test
    @DisplayName("jobs begin in the order in which they came")
    void inOrder() throws Exception {
        List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
        var gate = new CountDownLatch(1);
        var left = new CountDownLatch(10);
        try (var pool = new WorkerPool(1)) {
            pool.execute(() -> Jobs.await(gate));
            for (int i = 1; i <= 10; i++) {
                int job = i;
                pool.execute(() -> {
                    begun.add(job);
                    left.countDown();
                });
            }
            gate.countDown();
            assertThat(Jobs.await(left)).as("ten jobs are done within 1 s; left: %d", left.getCount()).isTrue();
        }
        assertThat(begun).as("the order in which one worker began them.\nLook again at: in at one end of the queue, out at the other").containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    @DisplayName("many threads bring jobs at once, and every job is done once")
    void everyJobOnce() throws Exception {
        int jobs = 3_000;
        var done = new AtomicIntegerArray(jobs);
        var left = new CountDownLatch(jobs);
        try (var pool = new WorkerPool(8)) {
            Jobs.inThreads(3, thread -> {
                for (int i = thread; i < jobs; i += 3) {
                    int job = i;
                    pool.execute(() -> {
                        done.incrementAndGet(job);
                        left.countDown();
                    });
                    if (i % 50 < 3) LockSupport.parkNanos(1_000);
                }
            });
            assertThat(Jobs.await(left)).as("%d jobs brought by three threads are done within 1 s; left: %d.\nLook again at: while, not if, around wait(); and no one touches the queue outside of synchronized", jobs, left.getCount()).isTrue();
        }
        assertThat(IntStream.range(0, jobs).filter(job -> done.get(job) != 1).count()).as("jobs that were not done exactly once").isZero();
    }

    @Test
    @DisplayName("workers that are woken for nothing go back to sleep, and are there for the next jobs")
    void wokenForNothing() throws Exception {
        try (var pool = new WorkerPool(WORKERS)) {
            Set<Thread> workers = ConcurrentHashMap.newKeySet();
            assertThat(together(pool, workers)).as("%d jobs run at the same time on %d workers.\nLook again at: while, not if: who is woken may find that another one has taken the job", WORKERS, WORKERS).isTrue();
            Awaitility.await("the workers to sleep").atMost(Duration.ofSeconds(1)).until(() -> workers.stream().allMatch(worker -> worker.getState() == Thread.State.WAITING));
            var one = new CompletableFuture<Void>();
            pool.execute(() -> one.complete(null));
            Jobs.expect(one, "one job was given to a pool whose workers all sleep; it should be done within 1 s");
            Awaitility.await("all workers to have looked").atMost(Duration.ofSeconds(1))
                .until(() -> workers.stream().allMatch(worker -> worker.getState() == Thread.State.WAITING || worker.getState() == Thread.State.TERMINATED));
            assertThat(together(pool, workers)).as("""
                %d jobs run at the same time on %d workers, after all of them were woken for a single job.
                Look again at: while, not if: who is woken may find that another one has taken the job""", WORKERS, WORKERS).isTrue();
        }
    }

    private static boolean together(WorkerPool pool, Set<Thread> workers) {
        var all = new CountDownLatch(WORKERS);
        for (int i = 0; i < WORKERS; i++) {
            pool.execute(() -> {
                workers.add(Thread.currentThread());
                all.countDown();
                Jobs.await(all);
            });
        }
        return Jobs.await(all);
    }

    @Test
    @DisplayName("workers without work sleep")
    void idleWorkersSleep() throws Exception {
        var worker = new CompletableFuture<Thread>();
        try (var pool = new WorkerPool(1)) {
            pool.execute(() -> worker.complete(Thread.currentThread()));
            Jobs.expect(worker, "one job was given to a pool of one worker; it should be done within 1 s");
            assertThat(Jobs.cpuShare(worker.get())).as("share of a core that a worker takes without work.\nLook again at: wait() sleeps until notifyAll(); asking in a circle does not").isLessThan(0.1);
        }
    }

    static void main(String... args) {
        Runner.run(WorkerPoolTest.class);
    }
}
