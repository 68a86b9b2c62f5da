///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/03-thread-pool/${answers:solutions}/SturdyPool.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 3.2, a job that throws does not take its worker with it")
class SturdyPoolTest {
    private static final Duration A_MOMENT = Duration.ofMillis(30);
    private static final String GOES_ON = "catch it around the one job, inside the loop; then the loop goes on";

    /// What `report` was told, by whichever thread.
    private final Queue<Throwable> told = new ConcurrentLinkedQueue<>();
    private final Jobs jobs = new Jobs();

    private void tell(Throwable thrown) {
        told.add(thrown == null ? new NullPointerException("report was given null") : thrown);
    }

    /// A job that throws, and what.
    private record Bad(String name, Throwable thrown) implements Runnable {
        @Override
        public void run() {
            SturdyPoolTest.<RuntimeException>sneakily(thrown);
        }
    }

    /// Throws anything from where only unchecked exceptions may come: the compiler takes E for one of those.
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneakily(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @AfterEach
    void letJobsGo() {
        jobs.close();
    }

    @Test
    @DisplayName("good jobs are done, as many at once as there are workers, and nothing is reported")
    void goodJobs() {
        try (var pool = new SturdyPool(1, this::tell)) {
            expectGoodJob(pool, "execute(good job), on a pool of one worker", "the job is run");
        }
        try (var pool = new SturdyPool(3, this::tell)) {
            jobs.occupy(3, "execute", pool::execute, "the job is run by the worker");
            Jobs.Job more = jobs.job();
            Jobs.call("execute(" + more + ")", () -> pool.execute(more));
            Claim.that(jobs.begunWithin(A_MOMENT) == null, () -> "brought a fourth job to 3 workers that are all at "
                + "work",
                "it waits until one of them is free", () -> "it has begun at once",
                "the worker runs the job itself, and waits for its end");
            jobs.close();
            expectGoodJob(pool, "execute(good job), when the others were done", "the job is run");
        }
        Claim.equal(() -> "jobs were done that threw nothing; report was told of", List.of(), names(told),
            "only what was thrown is told");
    }

    /// It ends the wait as well: whatever came before is done on a pool of one worker.
    private void expectGoodJob(SturdyPool pool, String done, String idea) {
        var did = new CompletableFuture<Thread>();
        Jobs.call(done, () -> pool.execute(() -> did.complete(Thread.currentThread())));
        Outcome<Thread> outcome = Outcome.soon(did::get);
        Claim.that(outcome instanceof Outcome.Returned, () -> done, "the good job is done",
            () -> "it has not been done", idea);
    }

    @Test
    @DisplayName("a worker goes on after a job that throws an exception, and report is told of that very object")
    void exceptions() {
        expectToldOf(List.of(
            new Bad("a RuntimeException", new Quiet("bad job")),
            new Bad("an exception without a message", new Quiet(null)),
            new Bad("an exception with a cause", new Quiet("bad job", new Quiet("the cause"))),
            new Bad("an ExecutionException", new ExecutionException("bad job", new Quiet("the cause"))),
            new Bad("a CompletionException", new CompletionException(new Quiet("the cause"))),
            new Bad("a CancellationException", new CancellationException()),
            new Bad("a RejectedExecutionException", new RejectedExecutionException())),
            "report gets what was thrown, as it is");
    }

    @Test
    @DisplayName("a worker goes on after a job that throws an Error, and report is told of it")
    void errors() {
        expectToldOf(List.of(
            new Bad("an AssertionError", new AssertionError("bad job")),
            new Bad("a NoClassDefFoundError", new NoClassDefFoundError("Bad")),
            new Bad("an OutOfMemoryError", new OutOfMemoryError("bad job")),
            new Bad("a StackOverflowError", new StackOverflowError())),
            "an Error is no Exception; both are a Throwable");
    }

    @Test
    @DisplayName("a worker goes on after a job that throws a checked exception or any Throwable, and report is told of "
        + "it")
    void checkedOnes() {
        expectToldOf(List.of(
            new Bad("an IOException, past the compiler", new IOException("bad job")),
            new Bad("an InterruptedException, past the compiler", new InterruptedException("bad job")),
            new Bad("a Throwable that is neither Exception nor Error", new Throwable("bad job"))),
            "a job may throw what no `throws` tells of, also what close uses: all of it is a Throwable");
    }

    /// Each on a pool of one worker, and after it a good job; then all on one pool.
    private void expectToldOf(List<Bad> bad, String idea) {
        for (Bad job : bad) {
            try (var pool = new SturdyPool(1, this::tell)) {
                told.clear();
                String done = "a job threw " + job.name() + ", on a pool of one worker";
                Jobs.call("execute(bad job)", () -> pool.execute(job));
                expectGoodJob(pool, done + "; then execute(good job)", GOES_ON + "; " + idea);
                expectTold(done, List.of(job.thrown()), idea);
            }
        }
        try (var pool = new SturdyPool(1, this::tell)) {
            told.clear();
            for (Bad job : bad) Jobs.call("execute(bad job)", () -> pool.execute(job));
            expectGoodJob(pool, "jobs threw " + bad.size() + " different things; then execute(good job)", GOES_ON);
            expectTold("jobs threw " + bad.size() + " different things", bad.stream().map(Bad::thrown).toList(), idea);
        }
    }

    /// The same objects as often, in any order.
    private void expectTold(String done, List<Throwable> thrown, String idea) {
        awaitTold(thrown.size());
        Claim.that(told.size() == thrown.size(), () -> done, "report is told " + times(thrown.size()),
            () -> "it was told " + times(told.size()), told.size() < thrown.size()
            ? "nothing is swallowed: each is told" : "once for each");
        var missing = new ArrayList<>(thrown);
        for (Throwable one : told) {
            Claim.that(removeThatVery(missing, one), () -> done, "report is told of what was thrown, the object itself",
                () -> "it was told of another: " + name(one), idea);
        }
    }

    /// Waits for as many as that: a report may come from another thread, and a moment later.
    private void awaitTold(int times) {
        long deadline = System.nanoTime() + Outcome.SOON.toNanos();
        while (told.size() < times && System.nanoTime() - deadline < 0) LockSupport.parkNanos(1_000_000);
    }

    private static boolean removeThatVery(List<Throwable> list, Throwable one) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) != one) continue;
            list.remove(i);
            return true;
        }
        return false;
    }

    @Test
    @DisplayName("the same object thrown again is told again")
    void againAndAgain() {
        try (var pool = new SturdyPool(1, this::tell)) {
            var bad = new Bad("the same exception", new Quiet("bad job"));
            for (int i = 0; i < 50; i++) Jobs.call("execute(bad job)", () -> pool.execute(bad));
            expectGoodJob(pool, "a job that throws was brought 50 times; then execute(good job)", GOES_ON);
            expectTold("a job threw the same exception 50 times", Collections.nCopies(50, bad.thrown()),
                "each time is told");
        }
    }

    @Test
    @DisplayName("through six hundred jobs, good and bad, no worker is lost, each job is done once, in order, and "
        + "nothing is swallowed")
    void manyBadJobs() {
        for (int size : new int[] {1, 3}) {
            told.clear();
            var thrown = new ConcurrentLinkedQueue<Throwable>();
            var order = new ConcurrentLinkedQueue<Integer>();
            try (var pool = new SturdyPool(size, this::tell)) {
                for (int i = 1; i <= 600; i++) {
                    int number = i;
                    Jobs.call("execute(job " + i + ")", () -> pool.execute(() -> {
                        order.add(number);
                        if (number % 2 == 0) return;
                        var e = number % 3 == 0 ? new AssertionError(number) : new Quiet("job " + number);
                        thrown.add(e);
                        SturdyPoolTest.<RuntimeException>sneakily(e);
                    }));
                }
                String done = "brought 600 jobs to " + Jobs.pool(size) + ", every second one throws";
                jobs.occupy(size, "execute", pool::execute, GOES_ON);
                if (size == 1) {
                    Claim.equal(() -> done + "; in which order they began",
                        IntStream.rangeClosed(1, 600).boxed().toList(),
                        List.copyOf(order), "each job is run once, first come, first served");
                }
                Claim.equal(() -> done + "; how many were run", 600, order.size(), "each job is run once");
                expectTold(done, List.copyOf(thrown), "report gets what was thrown, as it is");
                jobs.close();
            }
        }
    }

    @Test
    @DisplayName("a worker goes on when report throws, whatever it throws")
    void reportThrows() {
        var other = List.of(new Quiet("report does not work"), new AssertionError("report does not work"),
            new IOException("report does not work") {
                @Override
                public void printStackTrace(PrintStream out) {}
            });
        for (int kind = 0; kind <= other.size(); kind++) {
            told.clear();
            Throwable thrown = new Quiet("bad job");
            Throwable byReport = kind < other.size() ? (Throwable) other.get(kind) : thrown;
            try (var pool = new SturdyPool(1, e -> {
                told.add(e);
                SturdyPoolTest.<RuntimeException>sneakily(byReport);
            })) {
                var bad = new Bad("an exception", thrown);
                String done = "a job threw an exception, and report threw "
                    + (byReport == thrown ? "the same one" : name(byReport));
                Jobs.call("execute(bad job)", () -> pool.execute(bad));
                Jobs.call("execute(bad job)", () -> pool.execute(bad));
                expectGoodJob(pool, done + ", twice; then execute(good job)",
                    "`tell` calls report, and catches what it throws");
                expectTold(done + ", twice", List.of(thrown, thrown), "once for each time");
            }
        }
    }

    @Test
    @DisplayName("a worker goes on after a job that leaves its thread interrupted")
    void leavesItsThreadInterrupted() {
        try (var pool = new SturdyPool(2, this::tell)) {
            for (int i = 0; i < 4; i++) {
                boolean bad = i % 2 == 1;
                Jobs.call("execute(job)", () -> pool.execute(() -> {
                    Thread.currentThread().interrupt();
                    if (bad) throw new Quiet("bad job");
                }));
            }
            String idea = "only close ends a worker; an interrupt that a job has left does not";
            jobs.occupy(2, "four jobs left their threads interrupted; execute", pool::execute, idea);
            awaitTold(2);
            Claim.equal(() -> "four jobs left their threads interrupted, two of them threw", 2, told.size(),
                "only what a job throws is told");
        }
    }

    @Test
    @DisplayName("close interrupts the workers: those without a job end, and nothing is reported")
    void closeEndsIdleWorkers() {
        var pool = new SturdyPool(3, this::tell);
        List<Jobs.Job> first = jobs.occupy(3, "execute", pool::execute, "the job is run by the worker");
        jobs.close();
        Jobs.call("close()", pool::close);
        Jobs.expectEnd(Jobs.threads(first), "close() of a pool without work",
            "what close does is no job's affair: its interrupt ends the worker");
        Claim.equal(() -> "close() of a pool without work; report was told of", List.of(), names(told),
            "only what a job throws is told");
    }

    @Test
    @DisplayName("close interrupts a job that runs, and its worker ends after it, whatever the job does about it")
    void closeEndsBusyWorkers() {
        var ways = List.of("clears the interrupt and ends", "leaves its thread interrupted and ends", "throws",
            "throws an InterruptedException");
        for (int way = 0; way < ways.size(); way++) {
            told.clear();
            var pool = new SturdyPool(1, this::tell);
            var doer = new CompletableFuture<Thread>();
            var interrupted = new CountDownLatch(1);
            int chosen = way;
            Jobs.call("execute(job)", () -> pool.execute(() -> {
                doer.complete(Thread.currentThread());
                try {
                    new CountDownLatch(1).await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    if (chosen == 1) Thread.currentThread().interrupt();
                    if (chosen == 2) throw new Quiet("bad job");
                    if (chosen == 3) SturdyPoolTest.<RuntimeException>sneakily(e);
                }
            }));
            Claim.that(Outcome.soon(doer::get) instanceof Outcome.Returned, () -> "execute(job)", "it is run",
                () -> "it is not", "");
            Jobs.call("close()", pool::close);
            String done = "close() while a job ran, which then " + ways.get(way);
            Claim.that(Jobs.await(interrupted), () -> done, "the job is interrupted", () -> "it is not",
                "close interrupts the workers");
            Jobs.expectEnd(List.of(doer.join()), done, "after close there is no next job, also if the interrupt has "
                + "been used up");
            int times = way < 2 ? 0 : 1;
            awaitTold(times);
            Claim.equal(() -> done + "; how often report was told", times, told.size(),
                "what a job throws is told, nothing else");
        }
    }

    /// Says nothing where it is printed: answers that print are to be told so once, not in a thousand lines.
    private static final class Quiet extends RuntimeException {
        Quiet(String message) {
            super(message);
        }

        Quiet(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public void printStackTrace(PrintStream out) {}
    }

    private static String name(Throwable thrown) {
        if (thrown == null) return "null";
        String name = thrown.getClass().getSimpleName();
        return (name.equals("Quiet") ? "RuntimeException" : name.isEmpty() ? "exception" : name)
            + (thrown.getMessage() == null ? "" : " \"" + thrown.getMessage() + "\"");
    }

    private static List<String> names(Collection<Throwable> thrown) {
        return thrown.stream().map(SturdyPoolTest::name).toList();
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    static void main(String... args) {
        Runner.run(SturdyPoolTest.class);
    }
}
