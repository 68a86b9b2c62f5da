///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/03-thread-pool/${answers:solutions}/GracefulPool.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 3.3, a shutdown that finishes what was accepted")
class GracefulPoolTest {
    private static final Duration A_MOMENT = Duration.ofMillis(30);
    private static final Duration HAMMERING = Duration.ofMillis(150);
    private static final String TOGETHER =
        "looking at `closing` and adding the job is one step, and so is looking at both and ending";
    private static final int MOST_STEPS = 40;
    private static final int WAITING = 100;
    /// More than there are cores: some have always been stopped between two steps of execute.
    private static final int BRINGERS = 6;
    private static final String BASIC = "take gives the next job; it waits while there is none, and the pool is not "
        + "closing";
    private static final String WAKE = "wake all who sleep in take, and join outside of synchronized: the workers need "
        + "the lock";
    private static final String PEACE =
        "an interrupt breaks off what a worker does; sleeping workers are woken by notifyAll()";
    private static final String SECOND = "the second caller waits as the first one does";
    private static final String JOIN = "join every worker, without a time limit";

    private final Jobs jobs = new Jobs();

    @AfterEach
    void letJobsGo() {
        jobs.close();
    }

    private static Outcome.Pending<Void> shutdown(GracefulPool pool) {
        return Outcome.start(() -> {
            pool.shutdown();
            return null;
        });
    }

    private static void expectReturned(Outcome.Pending<Void> shutdown, String done, String idea) {
        Outcome<Void> outcome = shutdown.get();
        if (!(outcome instanceof Outcome.Returned)) throw Claim.broken(done, "shutdown returns", outcome.toString(),
            idea);
    }

    private static void expectNotYet(Outcome.Pending<Void> shutdown, Duration time, String done, String idea) {
        Outcome<Void> outcome = shutdown.within(time);
        if (outcome instanceof Outcome.Unfinished) return;
        throw Claim.broken(done, "shutdown waits until it has ended", outcome instanceof Outcome.Threw
            ? outcome.toString() : "it has returned", idea);
    }

    /// False if it was refused.
    private static boolean isTaken(GracefulPool pool, Runnable job) {
        try {
            pool.execute(job);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /// Until shutdown has begun, which is seen from outside by a refusal. How many jobs were taken before that.
    private static int bringUntilRefused(GracefulPool pool, String done, Runnable job) {
        long deadline = System.nanoTime() + Outcome.SOON.toNanos();
        for (int taken = 0; ; taken++) {
            var accepted = new AtomicBoolean();
            Jobs.call("execute(job) during shutdown", () -> accepted.set(isTaken(pool, job)));
            if (!accepted.get()) return taken;
            LockSupport.parkNanos(500_000);
            Claim.that(System.nanoTime() - deadline < 0, () -> done, "execute throws a RejectedExecutionException",
                () -> "it takes jobs and goes on taking them", "shutdown sets `closing` first of all");
        }
    }

    @Test
    @DisplayName("before shutdown jobs are done, as many at once as there are workers, also after a while without any")
    void worksBefore() {
        var pool = new GracefulPool(3);
        for (int round = 0; round < 3; round++) {
            List<Jobs.Job> held = jobs.occupy(3, "execute", pool::execute, BASIC);
            Jobs.Job more = jobs.job();
            Jobs.call("execute(" + more + ")", () -> pool.execute(more));
            held.get(round).letGo();
            jobs.expectBegun(List.of(more), "brought a fourth job to 3 workers, and one of them became free", BASIC);
            jobs.close();
        }
    }

    @Test
    @DisplayName("shutdown of a pool without work returns, and its workers have ended")
    void returnsAtAll() {
        for (int size = 1; size <= 4; size++) {
            var pool = new GracefulPool(size);
            List<Jobs.Job> first = jobs.occupy(size, "execute", pool::execute, BASIC);
            jobs.close();
            LockSupport.parkNanos(2_000_000);
            String done = "shutdown() of " + Jobs.pool(size) + " that have no job";
            expectReturned(shutdown(pool), done, WAKE);
            Jobs.expectEnd(Jobs.threads(first), done + " has returned",
                "take gives null when the pool is closing and the queue is empty");
            expectReturned(shutdown(pool), "shutdown() again, of a pool whose workers have ended", "");
        }
        for (int round = 0; round < 50; round++) {
            expectReturned(shutdown(new GracefulPool(1 + round % 4)), "shutdown() of a pool that never had a job",
                WAKE);
        }
    }

    @Test
    @DisplayName("from the moment when shutdown begins, execute refuses, for jobs that run, too, and for ever")
    void refusesNewOnes() {
        var pool = new GracefulPool(1);
        Jobs.Job held = jobs.job();
        var fromJob = new CompletableFuture<Object>();
        pool.execute(() -> {
            held.run();
            try {
                pool.execute(() -> {});
                fromJob.complete("it was taken");
            } catch (RuntimeException e) {
                fromJob.complete(e);
            }
        });
        jobs.expectBegun(List.of(held), "execute(job)", BASIC);
        Outcome.Pending<Void> shutdown = shutdown(pool);
        String done = "execute(job) while shutdown waits for a job that runs";
        bringUntilRefused(pool, done, () -> {});
        expectRefused(Outcome.soon(() -> {
            pool.execute(() -> {});
            return "it was taken";
        }), done);
        held.letGo();
        expectRefused(Outcome.soon(fromJob::get), "a job that ran during shutdown called execute(job)");
        expectReturned(shutdown, "shutdown(), and the job that ran has ended", WAKE);
        expectRefused(Outcome.soon(() -> {
            pool.execute(() -> {});
            return "it was taken";
        }), "execute(job) after shutdown has returned");
    }

    private static void expectRefused(Outcome<?> outcome, String done) {
        Object came = outcome instanceof Outcome.Threw<?>(Throwable e) ? e
            : outcome instanceof Outcome.Returned<?>(Object value) ? value : outcome;
        Claim.that(came instanceof RejectedExecutionException, () -> done, "a RejectedExecutionException",
            () -> Claim.show(came),
            "shutdown sets `closing` first of all, and it stays so");
    }

    @Test
    @DisplayName("nobody spins: neither workers without a job, nor those who wait in shutdown")
    void nobodySpins() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        var pool = new GracefulPool(3);
        List<Jobs.Job> first = jobs.occupy(3, "execute", pool::execute, BASIC);
        first.subList(1, 3).forEach(Jobs.Job::letGo);
        expectCalm(CpuShare.ofThreadsSince(before), "a pool of 3 workers, two of which have no job");
        Outcome.Pending<Void> shutdown = shutdown(pool);
        bringUntilRefused(pool, "execute(job) after shutdown has begun", () -> {});
        expectCalm(CpuShare.ofThreadsSince(before), "shutdown() while one job runs");
        jobs.close();
        expectReturned(shutdown, "shutdown(), and the job that ran has ended", WAKE);
    }

    private static void expectCalm(double share, String done) {
        Claim.that(share < CpuShare.ASLEEP, () -> done + "; for a tenth of a second", "it takes no CPU time",
            () -> "it took %.1f %% of a core".formatted(100 * share),
            "wait() and join() sleep; looking again and again does not");
    }

    @Test
    @DisplayName("shutdown waits for each job that runs, and does not interrupt it")
    void finishesWhatRuns() {
        for (int busy = 0; busy < 3; busy++) {
            var pool = new GracefulPool(3);
            List<Jobs.Job> first = jobs.occupy(3, "execute", pool::execute, BASIC);
            Jobs.Job held = first.get(busy);
            first.stream().filter(job -> job != held).forEach(Jobs.Job::letGo);
            String done = "shutdown() of a pool of 3 workers, one of which does a long job";
            Outcome.Pending<Void> shutdown = shutdown(pool);
            expectNotYet(shutdown, A_MOMENT, done, JOIN);
            held.letGo();
            expectReturned(shutdown, done + "; then the job ended", WAKE);
            Claim.that(held.hasEnded(), () -> done, "it returns when the job has ended", () -> "it returned before",
                JOIN);
            expectUninterrupted(first, done);
            Jobs.expectEnd(Jobs.threads(first), done + "; it has returned", "");
        }
    }

    private static void expectUninterrupted(Collection<Jobs.Job> jobs, String done) {
        for (Jobs.Job job : jobs) {
            Claim.that(!job.wasInterrupted(), () -> done, "the jobs come to their end in peace", () -> job
                + " was interrupted", PEACE);
        }
    }

    @Test
    @DisplayName("jobs that wait when shutdown begins are done before it returns, once and in order, and not "
        + "interrupted")
    void doesWhatWaits() {
        for (int size : new int[] {1, 3}) {
            var pool = new GracefulPool(size);
            List<Jobs.Job> held = jobs.occupy(size, "execute", pool::execute, BASIC);
            var order = new ConcurrentLinkedQueue<Integer>();
            var interrupted = new AtomicInteger();
            for (int i = 1; i <= WAITING; i++) {
                int number = i;
                Jobs.call("execute(job)", () -> pool.execute(() -> {
                    order.add(number);
                    if (Thread.currentThread().isInterrupted()) interrupted.incrementAndGet();
                }));
            }
            String done = "shutdown() of " + Jobs.pool(size) + ", all at work, while " + WAITING
                + " jobs wait; then the work ended";
            var runs = new AtomicInteger();
            var counting = new Jobs.Counting(runs);
            for (int i = 0; i < 3; i++) Jobs.call("execute(job)", () -> pool.execute(counting));
            Outcome.Pending<Void> shutdown = shutdown(pool);
            int more = bringUntilRefused(pool, done, () -> order.add(0));
            held.forEach(Jobs.Job::letGo);
            expectReturned(shutdown, done, WAKE);
            List<Integer> came = List.copyOf(order);
            Claim.that(came.size() == WAITING + more, () -> done, "all of them are done when it returns",
                () -> came.size() + " were done",
                "a worker ends when the queue is empty, not as soon as the pool is closing: what was accepted is done");
            if (size == 1) {
                Claim.equal(() -> done + "; in which order they began",
                    IntStream.rangeClosed(1, WAITING).boxed().toList(),
                    came.subList(0, WAITING), "the queue keeps its order to the end");
            }
            Claim.equal(() -> done + "; how often one was done that was brought 3 times", 3, runs.get(),
                "once for each time it is brought");
            Claim.equal(() -> done + "; how many of them were interrupted", 0, interrupted.get(), "");
            expectUninterrupted(held, done);
        }
    }

    @Test
    @DisplayName("any number of threads may call shutdown: it returns to each when all workers have ended")
    void severalCallers() {
        var pool = new GracefulPool(2);
        Jobs.Job held = jobs.occupy(2, "execute", pool::execute, BASIC).getFirst();
        var calls = new ArrayList<Outcome.Pending<Void>>();
        for (int i = 1; i <= 3; i++) {
            calls.add(shutdown(pool));
            if (i == 1) bringUntilRefused(pool, "execute(job) after shutdown has begun", () -> {});
        }
        String done = "three threads called shutdown() while jobs ran";
        for (Outcome.Pending<Void> call : calls) expectNotYet(call, A_MOMENT.dividedBy(3), done,
            SECOND);
        jobs.close();
        for (Outcome.Pending<Void> call : calls) expectReturned(call, done + "; then these ended",
            "who waits for the end is told by the end, each of them");
        Claim.that(held.hasEnded(), () -> done, "it returns when they have ended", () -> "it returned before", JOIN);
    }

    @Test
    @DisplayName("who is interrupted in shutdown gets an InterruptedException, and the pool ends all the same")
    void interruptedCaller() {
        for (boolean before : new boolean[] {false, true}) {
            var pool = new GracefulPool(2);
            List<Jobs.Job> held = jobs.occupy(2, "execute", pool::execute, BASIC);
            Jobs.Job waiting = jobs.job();
            Jobs.call("execute(job)", () -> pool.execute(waiting));
            var caller = new AtomicReference<Thread>();
            Outcome.Pending<Void> shutdown = Outcome.start(() -> {
                if (before) Thread.currentThread().interrupt();
                pool.shutdown();
                return null;
            });
            String done = before ? "shutdown(), called by a thread that is interrupted, while jobs run"
                : "shutdown() while jobs run, and its caller was interrupted";
            Outcome.Pending<Void> other = null;
            if (!before) {
                bringUntilRefused(pool, done, () -> {});
                other = shutdown(pool);
                expectNotYet(other, A_MOMENT, "two threads called shutdown() while jobs ran", SECOND);
                shutdown.thread().interrupt();
            }
            Outcome<Void> outcome = shutdown.get();
            Claim.that(outcome instanceof Outcome.Threw<?>(Throwable e) && e instanceof InterruptedException,
                () -> done,
                "an InterruptedException", outcome::toString, "let out what join or wait throws");
            expectRefused(Outcome.soon(() -> {
                pool.execute(() -> {});
                return "it was taken";
            }), done + "; then execute(job)");
            for (var call : other == null ? List.of(shutdown(pool)) : List.of(other, shutdown(pool))) {
                expectNotYet(call, A_MOMENT, done + "; another thread has called shutdown(), too", SECOND);
            }
            held.forEach(Jobs.Job::letGo);
            jobs.expectBegun(List.of(waiting), done + "; the jobs ended, and one more waited",
                "what was accepted is done, whoever waits for it");
            waiting.letGo();
            Jobs.expectEnd(Jobs.threads(held), done + "; then all jobs ended",
                "the workers end by themselves, whoever waits for them");
            expectReturned(shutdown(pool), done + "; then shutdown() again, by another thread", "");
            expectUninterrupted(held, done);
            expectUninterrupted(List.of(waiting), done);
        }
    }

    @Test
    @DisplayName("when shutdown is called while a thread is in the midst of execute, its job is refused or done")
    void inTheMidstOfExecute() {
        boolean stopped = true;
        for (int step = 1; stopped && step < MOST_STEPS; step++) {
            var pool = new GracefulPool(1);
            var did = new AtomicBoolean();
            try (var stop = new Shaker.Stop(step)) {
                Outcome.Pending<Boolean> bringer = Outcome.start(() -> {
                    stop.watch(Thread.currentThread());
                    return isTaken(pool, () -> did.set(true));
                });
                stopped = stop.hasStopped(bringer::isDone);
                Outcome.Pending<Void> shutdown = shutdown(pool);
                stop.letOthers(List.of(shutdown.thread()));
                stop.close();
                String done = "a thread called execute(job), and before it came back another one called shutdown()";
                expectReturned(shutdown, done, WAKE);
                Outcome<Boolean> taken = bringer.get();
                Claim.that(taken instanceof Outcome.Returned, () -> done, "execute comes back, or refuses",
                    taken::toString, "");
                boolean yes = taken instanceof Outcome.Returned<Boolean>(Boolean isTaken) && isTaken;
                Claim.that(yes == did.get(), () -> done, "the job is refused, or it is done when shutdown returns",
                    () -> yes ? "it was taken, and not done" : "it was refused, and done", TOGETHER);
            }
        }
    }

    @Test
    @DisplayName("while many threads bring jobs, each is either refused or done before shutdown returns")
    void takenOrRefused() throws Exception {
        Shaker.shake(Duration.ofMillis(4), () -> Races.again(HAMMERING, round -> {
            var pool = new GracefulPool(1 + round % 3);
            var taken = new AtomicInteger();
            var did = new AtomicInteger();
            var begun = new CountDownLatch(BRINGERS);
            List<Outcome.Pending<Void>> bringers = Races.begin(BRINGERS, _ -> {
                begun.countDown();
                while (isTaken(pool, did::incrementAndGet)) taken.incrementAndGet();
            });
            Jobs.await(begun);
            LockSupport.parkNanos(500_000 * (round % 8));
            String done = BRINGERS + " threads bring one job after the other, and another one calls shutdown()";
            expectReturned(shutdown(pool), done, WAKE);
            int when = did.get();
            for (Outcome.Pending<Void> bringer : bringers) {
                Outcome<Void> outcome = bringer.get();
                if (!(outcome instanceof Outcome.Returned)) throw Claim.broken(done,
                    "execute throws a RejectedExecutionException", outcome.toString(), "");
            }
            Claim.equal(() -> done + "; how many of the taken jobs were done when it returned", taken.get(), when,
                TOGETHER);
        }));
    }

    @Test
    @DisplayName("jobs that came just before shutdown, to workers that are not awake yet, are done in peace")
    void justBefore() {
        for (int size : new int[] {1, 3}) {
            var pool = new GracefulPool(size);
            List<Jobs.Job> first = jobs.occupy(size, "execute", pool::execute, BASIC);
            jobs.close();
            LockSupport.parkNanos(2_000_000);
            var did = new AtomicInteger();
            var interrupted = new AtomicInteger();
            String done = "brought 3 jobs to " + Jobs.pool(size) + ", and called shutdown() before one was awake";
            Jobs.call(done, () -> Races.holdingLocksOf(pool, () -> {
                for (int i = 0; i < 3; i++) {
                    pool.execute(() -> {
                        if (Thread.currentThread().isInterrupted()) interrupted.incrementAndGet();
                        did.incrementAndGet();
                    });
                }
                Thread.currentThread().interrupt(); // it does not wait, for this thread holds the locks
                try {
                    pool.shutdown();
                } catch (InterruptedException e) {
                    Thread.interrupted();
                }
            }));
            expectReturned(shutdown(pool), done, WAKE);
            Claim.equal(() -> done + "; how many were done", 3, did.get(),
                "a worker ends when the queue is empty, not as soon as the pool is closing: what was accepted is done");
            Claim.equal(() -> done + "; how many of them were interrupted", 0, interrupted.get(), PEACE);
            expectUninterrupted(first, done);
        }
    }

    @Test
    @DisplayName("a worker that has had no job for a day takes the next one")
    void idleForADay() {
        try (var _ = new FastClock()) {
            var pool = new GracefulPool(3);
            LockSupport.parkNanos(FastClock.A_DAY.toNanos());
            jobs.occupy(3, "no job came for a day, for " + FastClock.ITS_SPEED + "; execute", pool::execute,
                "who has waited in vain waits again: no worker ends before shutdown");
            jobs.close();
            expectReturned(shutdown(pool), "no job came for a day; then shutdown()", WAKE);
        }
    }

    @Test
    @DisplayName("shutdown waits for as long as a job takes")
    void waitsForever() {
        String done = "two threads called shutdown() while three jobs ran, for a day: " + FastClock.ITS_SPEED;
        var pool = new GracefulPool(3);
        jobs.occupy(3, "execute", pool::execute, BASIC);
        try (var _ = new FastClock()) {
            var calls = List.of(shutdown(pool), shutdown(pool));
            for (var call : calls) expectNotYet(call, FastClock.A_DAY, done, JOIN);
            jobs.close();
            for (var call : calls) expectReturned(call, done + "; then they ended", WAKE);
        }
    }

    static void main(String... args) {
        Runner.run(GracefulPoolTest.class);
    }
}
