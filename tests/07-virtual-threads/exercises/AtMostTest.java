///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/07-virtual-threads/${answers:solutions}/AtMost.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 7.1, only so many at once")
class AtMostTest {
    private static final int LIMIT = 3;
    private static final int MOST_STEPS = 40;
    private static final String PERMITS = "there are as many permits as the limit says, each ended job has given its"
        + " own back, and the job's work is its own thread's";
    private static final String FINALLY = "a job that throws has ended, too: release in a finally";
    private static final String ACQUIRE =
        "acquire in the thread that calls execute, before the job's thread is started";
    private static final String ONCE =
        "a permit is given back once, when its job has ended, and only by whoever has taken it";
    private static final String HEARS = "acquire throws it: let it through; who waits for a lock hears nothing";
    private static final String LONG = "it waits until one has ended, however long that takes";
    /// Of a core: who asks a hundred times a second takes less.
    private static final double A_LITTLE = 0.01;
    private static final String BACK = "each job gives its permit back when it has ended";

    private final List<Held> all = new CopyOnWriteArrayList<>();

    /// A job that ends when the test says so.
    private final class Held implements Runnable {
        private final CountDownLatch end = new CountDownLatch(1);
        private final CompletableFuture<Thread> thread = new CompletableFuture<>();
        private final AtomicInteger times = new AtomicInteger();

        Held() {
            all.add(this);
        }

        @Override
        public void run() {
            times.incrementAndGet();
            thread.complete(Thread.currentThread());
            boolean interrupted = false;
            while (true) {
                try {
                    end.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) Thread.currentThread().interrupt();
        }

        /// Returns when its thread has ended, so that whatever follows the job there is done.
        void end() {
            end.countDown();
            join(thread.join());
        }

        boolean hasBegun() {
            return thread.isDone();
        }

        Thread begun(String done) {
            try {
                return thread.get(Outcome.SOON.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw Claim.broken(done, "the job runs", "execute returned, but the job did not begin within "
                    + Outcome.SOON.toMillis() / 1_000.0 + " s", "");
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @AfterEach
    void end() {
        for (Held job : all) job.end.countDown();
    }

    @Test
    @DisplayName("each job runs in a virtual thread of its own, and execute does not wait for it")
    void ownThreads() {
        var jobs = new AtMost(LIMIT);
        var threads = new ArrayList<Thread>();
        for (Held job : fill(jobs, LIMIT, LIMIT, "")) threads.add(job.thread.join());
        for (Held job : all) job.end.countDown();
        String then = "limit 3, 3 jobs have run and ended, execute";
        threads.add(start(jobs, then).begun(then));
        long virtual = threads.stream().filter(Thread::isVirtual).count();
        Claim.equal(() -> "4 jobs; how many of their threads were virtual", 4L, virtual, "Thread.startVirtualThread");
        Claim.equal(() -> "4 jobs; how many threads they had", 4, Set.copyOf(threads).size(),
            "a thread for each job, and no pool");
    }

    @Test
    @DisplayName("when as many jobs run as the limit says, execute waits until one has ended, whichever it is")
    void executeWaits() {
        for (int limit : List.of(1, LIMIT)) {
            for (int first = 0; first < limit; first++) {
                var jobs = new AtMost(limit);
                List<Held> running = fill(jobs, limit, limit, "");
                expectOneMoreWaits(jobs, running, first, "limit " + limit + ", " + running(limit), ACQUIRE);
            }
        }
    }

    @Test
    @DisplayName("whoever waits uses no CPU")
    void waitsQuietly() {
        var jobs = new AtMost(1);
        fill(jobs, 1, 1, "");
        Held next = new Held();
        Outcome.Pending<Object> call = execute(jobs, next);
        expectWaits(call, "limit 1, one job runs, execute");
        double share = CpuShare.ofThreads(List.of(call.thread()));
        Claim.that(!call.isDone() && !next.hasBegun(), () -> "limit 1, one job runs, execute, and a while later",
            "it still waits", () -> call.get().toString(), LONG);
        Claim.that(share < A_LITTLE, () -> "limit 1, one job runs, execute waits; for a tenth of a second",
            "it takes no CPU time", () -> "it took %.1f %% of a core".formatted(100 * share),
            "to ask again and again is not to wait");
    }

    @Test
    @DisplayName("a job that throws has ended, whatever it throws; and one that was interrupted, too")
    void howeverItEnds() {
        for (Map.Entry<String, Runnable> end : waysToEnd().entrySet()) {
            int limit = 2;
            var jobs = new AtMost(limit);
            String done = "limit " + limit + ", " + 2 * limit + " jobs, one after the other, that " + end.getKey();
            for (int i = 0; i < 2 * limit; i++) {
                var thread = new CompletableFuture<Thread>();
                returns(execute(jobs, () -> {
                    thread.complete(Thread.currentThread());
                    end.getValue().run();
                }), done + "; execute", i < limit ? "" : end.getKey().contains("throw") ? FINALLY : BACK);
                join(joined(thread, done));
            }
            List<Held> running = fill(jobs, limit, limit, done + "; then ");
            expectOneMoreWaits(jobs, running, 0, done + "; then " + running(limit), ONCE);
        }
    }

    private static Map<String, Runnable> waysToEnd() {
        var ways = new LinkedHashMap<String, Runnable>();
        ways.put("return", () -> {});
        ways.put("throw an IllegalStateException", throwing(new IllegalStateException("thrown by the test's job")));
        ways.put("throw an Error", throwing(new AssertionError("thrown by the test's job")));
        ways.put("throw a StackOverflowError", throwing(new StackOverflowError("thrown by the test's job")));
        ways.put("throw an IOException behind the compiler's back",
            throwing(new IOException("thrown by the test's job")));
        ways.put("throw an InterruptedException behind the compiler's back",
            throwing(new InterruptedException("thrown by the test's job")));
        ways.put("return with their thread's interrupted flag set", () -> Thread.currentThread().interrupt());
        return ways;
    }

    private static Runnable throwing(Throwable e) {
        return () -> AtMostTest.<RuntimeException>sneak(e);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable e) throws E {
        throw (E) e;
    }

    @Test
    @DisplayName("who is interrupted while waiting gets an InterruptedException; its job never runs, takes no permit")
    void interruptedCaller() {
        for (int callers = 1; callers <= 3; callers++) {
            var jobs = new AtMost(2);
            List<Held> running = fill(jobs, 2, 2, "");
            String done = "limit 2, 2 jobs run, " + (callers == 1 ? "a thread calls execute, waits, and is interrupted"
                : callers + " threads call execute, wait, and are interrupted, the last one first");
            var calls = new ArrayList<Outcome.Pending<Object>>();
            var never = new ArrayList<Held>();
            for (int i = 0; i < callers; i++) {
                never.add(new Held());
                calls.add(execute(jobs, never.getLast()));
                expectWaits(calls.getLast(), "limit 2, 2 jobs run, execute");
            }
            for (var call : calls.reversed()) {
                call.thread().interrupt();
                Outcome<Object> outcome = call.get();
                Claim.that(outcome instanceof Outcome.Threw<Object>(InterruptedException _), () -> done,
                    "an InterruptedException", outcome::toString, HEARS);
                for (var other : calls.subList(0, calls.indexOf(call))) {
                    Claim.that(!other.isDone(), () -> done, "those that are not interrupted yet wait",
                        () -> other.get().toString(), "an interrupt is meant for one thread");
                }
            }
            Held late = new Held();
            never.add(late);
            Outcome<Object> outcome = Outcome.soon(() -> {
                Thread.currentThread().interrupt();
                jobs.execute(late);
                return "it returned";
            });
            Claim.that(outcome instanceof Outcome.Threw<Object>(InterruptedException _),
                () -> "limit 2, 2 jobs run, execute, called by a thread that is interrupted",
                "an InterruptedException", outcome::toString, HEARS);
            for (Held job : running) job.end();
            String then = done + "; then those that ran end, and ";
            expectOneMoreWaits(jobs, fill(jobs, 2, 2, then), 1, then + running(2), ONCE);
            Claim.that(never.stream().noneMatch(Held::hasBegun), () -> done, "their jobs never run",
                () -> "one of them ran", "without a permit there is no job");
        }
    }

    @Test
    @DisplayName("a caller that is interrupted in the midst of execute: its job runs, or else there is its permit")
    void interruptedInTheMidst() {
        boolean stopped = true;
        for (int step = 1; stopped && step < MOST_STEPS; step++) {
            var jobs = new AtMost(1);
            Held job = new Held();
            Outcome<Object> outcome;
            try (var stop = new Shaker.Stop(step)) {
                Outcome.Pending<Object> call = Outcome.start(() -> {
                    stop.watch(Thread.currentThread());
                    jobs.execute(job);
                    return "it returned";
                });
                stopped = stop.hasStopped(call::isDone);
                call.thread().interrupt();
                stop.close();
                outcome = call.get();
            }
            String done = "limit 1, no job runs, and a thread was interrupted in the midst of execute, which "
                + (outcome instanceof Outcome.Returned ? "returned" : "did not return");
            if (outcome instanceof Outcome.Returned) {
                job.begun(done);
                job.end();
            } else {
                Claim.that(outcome instanceof Outcome.Threw<Object>(InterruptedException _), () -> done,
                    "it returns, or throws an InterruptedException", outcome::toString, HEARS);
            }
            fill(jobs, 1, 1, done + "; then ");
            Claim.that(outcome instanceof Outcome.Returned || !job.hasBegun(), () -> done, "its job does not run",
                () -> "it runs", "without a permit there is no job");
        }
    }

    @Test
    @DisplayName("each AtMost has a limit of its own")
    void twoOfThem() {
        var one = new AtMost(1);
        var two = new AtMost(2);
        fill(one, 1, 1, "");
        List<Held> running = fill(two, 2, 2, "an AtMost with the limit 1 is full; of another: ");
        String full = "an AtMost with the limit 1 is full; of another, limit 2, 2 jobs run";
        expectOneMoreWaits(two, running, 0, full, "no static fields");
        Outcome.Pending<Object> call = execute(one, new Held());
        Claim.that(call.waits(),
            () -> "two AtMost with the limits 1 and 2; one job of the first runs, execute of the first",
            "it waits", () -> call.get().toString(), "no static fields");
    }

    @Test
    @DisplayName("jobs may bring jobs")
    void jobsThatBringJobs() {
        var jobs = new AtMost(2);
        Held inner = new Held();
        var outer = new CompletableFuture<Outcome<Object>>();
        returns(execute(jobs, () -> outer.complete(Outcome.soon(() -> {
            jobs.execute(inner);
            return "it returned";
        }))), "limit 2, execute of a job that calls execute", "");
        inner.begun("limit 2, a job calls execute");
        Outcome<Object> outcome = outer.join();
        Claim.that(outcome instanceof Outcome.Returned, () -> "limit 2, a job calls execute", "it returns",
            outcome::toString, "");
    }

    @Test
    @DisplayName("of many that wait, one goes on for each job that ends")
    void manyWait() {
        var jobs = new AtMost(1);
        Held running = fill(jobs, 1, 1, "").getFirst();
        var waiting = new LinkedHashMap<Held, Outcome.Pending<Object>>();
        for (int i = 0; i < 3; i++) {
            Held next = new Held();
            waiting.put(next, execute(jobs, next));
        }
        for (var call : waiting.values()) {
            expectWaits(call, "limit 1, one job runs, execute");
        }
        for (int ended = 1; !waiting.isEmpty(); ended++) {
            String done = "limit 1, 3 threads wait in execute, and %d job%s ended"
                .formatted(ended, ended == 1 ? " has" : "s have");
            running.end();
            running = firstToBegin(waiting.keySet(), done);
            waiting.remove(running);
            boolean othersWait = waiting.isEmpty() || waiting.values().iterator().next().waits();
            Claim.that(othersWait && waiting.keySet().stream().noneMatch(Held::hasBegun), () -> done,
                "one job runs, the others wait", () -> "more jobs run",
                "who has been woken has to look again whether there is room");
        }
    }

    private static Held firstToBegin(Set<Held> waiting, String done) {
        try {
            CompletableFuture.anyOf(waiting.stream().map(job -> job.thread).toArray(CompletableFuture[]::new))
                .get(Outcome.SOON.toMillis(), TimeUnit.MILLISECONDS);
            return waiting.stream().filter(Held::hasBegun).findFirst().orElseThrow();
        } catch (TimeoutException e) {
            throw Claim.broken(done, "one more begins", "none begins", BACK);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("many callers, many jobs: never more than the limit at once, and each runs once")
    void manyCallers() {
        for (int round = 0; round < 12; round++) {
            int limit = round % 3 + 1;
            var jobs = new AtMost(limit);
            var running = new AtomicInteger();
            var most = new AtomicInteger();
            var times = new AtomicIntegerArray(80);
            var done = new CountDownLatch(times.length());
            var begin = new CyclicBarrier(8);
            var calls = new ArrayList<Outcome.Pending<Object>>();
            for (int caller = 0; caller < 8; caller++) {
                int first = caller;
                calls.add(Outcome.start(() -> {
                    begin.await();
                    for (int i = first; i < times.length(); i += 8) {
                        int number = i;
                        jobs.execute(() -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            times.incrementAndGet(number);
                            Thread.yield();
                            running.decrementAndGet();
                            done.countDown();
                            if (number % 7 == 0) throw new IllegalStateException("thrown by the test's job");
                        });
                    }
                    return "it returned";
                }));
            }
            String what = "limit " + limit + ", 8 threads bring 10 short jobs each";
            for (var call : calls) returns(call, what + "; execute", BACK);
            Claim.that(Jobs.await(done), () -> what, "all run", () -> done.getCount() + " did not run", "");
            Claim.that(most.get() <= limit, () -> what + "; at most so many ran at once", limit + " or fewer",
                () -> "" + most, "to look whether there is room and to take it has to be one step");
            Claim.that(IntStream.range(0, times.length()).allMatch(i -> times.get(i) == 1), () -> what,
                "each runs once", () -> "how often each ran: " + times, "");
        }
    }

    @Test
    @DisplayName("two that come at the same moment when there is room for one: one waits")
    void atTheSameMoment() {
        var begin = new AtomicInteger();
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var jobs = new AtomicReference<AtMost>();
        long end = System.nanoTime() + 120_000_000;
        for (int round = 1; round <= 400 && System.nanoTime() - end < 0; round++) {
            jobs.set(new AtMost(1));
            int number = 2 * round;
            Callable<Object> caller = () -> {
                begin.incrementAndGet();
                while (begin.get() < number) Thread.onSpinWait();
                jobs.get().execute(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(100_000);
                    running.decrementAndGet();
                });
                return "it returned";
            };
            var calls = List.of(Outcome.start(caller), Outcome.start(caller));
            for (var call : calls) returns(call, "limit 1, two threads call execute at the same moment", BACK);
            var last = new CountDownLatch(1);
            returns(Outcome.start(() -> {
                jobs.get().execute(last::countDown);
                return "it returned";
            }), "limit 1, a third thread calls execute", BACK);
            Jobs.await(last);
        }
        Claim.that(most.get() <= 1,
            () -> "limit 1, two threads call execute at the same moment, over and over; jobs that ran at once", "1",
            () -> "" + most, "to look whether there is room and to take it has to be one step");
    }

    @Test
    @DisplayName("execute waits as long as it takes")
    void asLongAsItTakes() {
        try (var _ = new FastClock()) {
            var jobs = new AtMost(1);
            Held running = fill(jobs, 1, 1, "").getFirst();
            Held next = new Held();
            Outcome.Pending<Object> call = execute(jobs, next);
            call.within(FastClock.A_DAY);
            String done = "limit 1, one job runs for a day (" + FastClock.ITS_SPEED + "), execute";
            Claim.that(!call.isDone() && !next.hasBegun(), () -> done, "it still waits, and the job does not run",
                () -> call.isDone() ? call.get().toString() : "the job runs", LONG);
            running.end();
            returns(call, done + ", and the job ends", BACK);
            next.begun(done + ", and the job ends");
        }
    }

    /// Starts so many jobs that go on until they are told to end.
    private List<Held> fill(AtMost jobs, int limit, int count, String before) {
        var started = new ArrayList<Held>();
        for (int i = 0; i < count; i++) {
            String done = before + "limit " + limit + ", " + running(i) + ", execute";
            started.add(start(jobs, done));
            started.getLast().begun(done);
        }
        return started;
    }

    private Held start(AtMost jobs, String done) {
        Held job = new Held();
        returns(execute(jobs, job), done, PERMITS);
        return job;
    }

    /// One more has to wait, and to run when one of the others has ended.
    private void expectOneMoreWaits(AtMost jobs, List<Held> running, int first, String done, String idea) {
        Held next = new Held();
        Outcome.Pending<Object> call = execute(jobs, next);
        Claim.that(call.waits() && !next.hasBegun(), () -> done + ", execute", "it waits, and the job does not run",
            () -> (call.isDone() ? call.get() : "it waits") + (next.hasBegun() ? ", and the job runs" : ""), idea);
        running.get(first).end();
        returns(call, done + ", execute waits, and job " + (first + 1) + " of those that run ends", BACK);
        next.begun(done + ", execute waits, and one of those that run ends");
    }

    private static String running(int count) {
        return count == 0 ? "no job runs" : count == 1 ? "one job runs" : count + " jobs run";
    }

    private static Outcome.Pending<Object> execute(AtMost jobs, Runnable job) {
        return Outcome.start(() -> {
            jobs.execute(job);
            return "it returned";
        });
    }

    private static void expectWaits(Outcome.Pending<Object> call, String done) {
        Claim.that(call.waits(), () -> done, "it waits", () -> call.get().toString(), ACQUIRE);
    }

    private static void returns(Outcome.Pending<Object> call, String done, String idea) {
        Outcome<Object> outcome = call.get();
        Claim.that(outcome instanceof Outcome.Returned, () -> done, "it returns", outcome::toString,
            outcome instanceof Outcome.Unfinished ? idea : "");
    }

    private static Thread joined(CompletableFuture<Thread> thread, String done) {
        try {
            return thread.get(Outcome.SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Claim.broken(done, "each runs", "execute returned, and the job did not begin", "");
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the learner's code does after the job is done, too, if the job's thread is the one that does it.
    private static void join(Thread thread) {
        try {
            thread.join(Outcome.SOON);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void main(String... args) {
        Runner.run(AtMostTest.class);
    }
}
