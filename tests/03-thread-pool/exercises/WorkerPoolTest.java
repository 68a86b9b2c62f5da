///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/03-thread-pool/${answers:solutions}/WorkerPool.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 3.1, a pool of workers and one queue")
class WorkerPoolTest {
    private static final int MOST_STEPS = 40;
    private static final int MANY = 10_000;
    private static final Duration A_MOMENT = Duration.ofMillis(30);
    private static final Duration HAMMERING = Duration.ofMillis(150);
    private static final String BASIC = "execute adds the job and wakes, take waits until there is one and removes it";

    private static final String SAME_LOCK =
        "all who touch the queue hold the same lock, from looking to adding or removing; while, not if, around wait";
    private static final String ONE_STEP =
        "looking into the queue and falling asleep is one step, under one lock: else a job comes in between";

    private static final Duration PAUSE = Duration.ofNanos(100_000);

    private final Jobs jobs = new Jobs();

    @AfterEach
    void letJobsGo() {
        jobs.close();
    }

    @Test
    @DisplayName("a job is done by a worker, not by whoever brings it")
    void doneByAWorker() {
        try (var pool = new WorkerPool(1)) {
            var doer = new CompletableFuture<Thread>();
            var bringer = new CompletableFuture<Thread>();
            Jobs.call("execute(job)", () -> {
                bringer.complete(Thread.currentThread());
                pool.execute(() -> doer.complete(Thread.currentThread()));
            });
            Outcome<Thread> done = Outcome.soon(doer::get);
            Claim.that(done instanceof Outcome.Returned, () -> "execute(job), on a pool of one worker",
                "the job is done",
                () -> "it has not been done", BASIC);
            Claim.that(doer.join() != bringer.join(), () -> "execute(job), on a pool of one worker", "a worker does it",
                () -> "the thread that brought it has done it itself", "execute only puts the job into the queue");
        }
    }

    @Test
    @DisplayName("workers without a job sleep, and wake when one comes")
    void idleWorkersSleep() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (var pool = new WorkerPool(3)) {
            expectDone(pool, 10, "brought 10 jobs, one after the other, to a pool of 3 workers", BASIC);
            double share = CpuShare.ofThreadsSince(before);
            Claim.that(share < CpuShare.ASLEEP, () -> "left a pool of 3 workers without a job for a tenth of a "
                + "second", "it takes no CPU time",
                () -> "it took %.1f %% of a core".formatted(100 * share),
                "wait() sleeps until notifyAll(); looking again and again does not");
        }
        try (var pool = new WorkerPool(1)) {
            expectDone(pool, 100, "brought 100 jobs to a pool of one worker, each when the one before was done",
                "who brings a job wakes a worker, also one that is falling asleep: it does not wake by itself");
        }
    }

    private static void expectDone(WorkerPool pool, int count, String done, String idea) {
        var number = new AtomicInteger();
        Outcome<Void> outcome = Outcome.soon(() -> {
            for (; number.get() < count; number.incrementAndGet()) {
                var did = new CountDownLatch(1);
                pool.execute(did::countDown);
                did.await();
                LockSupport.parkNanos(500_000); // time to fall asleep
            }
            return null;
        });
        Claim.that(outcome instanceof Outcome.Returned, () -> done, "they are done",
            () -> outcome instanceof Outcome.Threw ? outcome.toString() : "after 2.5 s, " + number + " of them", idea);
    }

    @Test
    @DisplayName("a worker that falls asleep at this moment is woken by a job that comes at this moment")
    void noWakeUpIsLost() {
        expectWokenInTheMidstOfTake();
        for (int size : new int[] {1, 3}) {
            try (var pool = new WorkerPool(size)) {
                var chance = new Random(1);
                var brought = new AtomicInteger();
                Supplier<String> done = () -> "brought one job after the other to " + Jobs.pool(size)
                    + ", each after the one before "
                    + "was done; job " + brought.get();
                Jobs.calls(done, () -> Shaker.shake(PAUSE, () -> Races.again(HAMMERING, _ -> {
                    var did = new CountDownLatch(1);
                    brought.incrementAndGet();
                    pool.execute(did::countDown);
                    Claim.that(spinAndAwait(did), done, "it is done",
                        () -> "it has not been done, and the workers sleep",
                        ONE_STEP);
                    for (int pause = chance.nextInt(2_000); pause > 0; pause--) Thread.onSpinWait();
                })));
            }
        }
    }

    /// The worker's job has ended; it stops at each step of looking for the next one, and that comes.
    private void expectWokenInTheMidstOfTake() {
        boolean stopped = true;
        for (int step = 1; stopped && step < MOST_STEPS; step++) {
            try (var pool = new WorkerPool(1); var stop = new Shaker.Stop(step)) {
                Jobs.Job first = jobs.occupy(1, "execute", pool::execute, ONE_STEP).getFirst();
                Jobs.Job second = jobs.job();
                stop.watch(first.thread());
                first.letGo();
                stopped = stop.hasStopped(() -> false);
                Outcome.Pending<Void> bringer = bringing(pool, List.of(second));
                stop.letOthers(List.of(bringer.thread()));
                stop.close();
                String done = "a job came while the worker was looking for one, or falling asleep";
                Claim.that(bringer.get() instanceof Outcome.Returned, () -> done, "execute comes back",
                    bringer.get()::toString, "");
                Claim.that(jobs.begunWithin(Outcome.SOON) == second, () -> done, "it is done",
                    () -> "it has not begun, and the worker sleeps", ONE_STEP);
                second.letGo();
            }
        }
    }

    private static Outcome.Pending<Void> bringing(WorkerPool pool, List<? extends Runnable> all) {
        return Outcome.start(() -> {
            all.forEach(pool::execute);
            return null;
        });
    }

    /// Who spins sees it at once, so that the next job comes while the worker falls asleep.
    private static boolean spinAndAwait(CountDownLatch latch) {
        for (int i = 0; i < 20_000 && latch.getCount() > 0; i++) Thread.onSpinWait();
        return Jobs.await(latch);
    }

    @Test
    @DisplayName("workers work beside each other: as many jobs run at once as there are workers")
    void workersWorkBesideEachOther() {
        for (int size : new int[] {1, 2, 3, 8}) {
            String done = "brought " + size + " jobs, each of which waits until all have begun, to " + Jobs.pool(size);
            try (var pool = new WorkerPool(size)) {
                for (int round = 0; round < 20; round++) {
                    expectAllWork(pool, size, done, all -> all.forEach(pool::execute));
                    expectAllWork(pool, size, done + ", so quickly that all were there before a worker was awake",
                        all -> Races.holdingLocksOf(pool, () -> all.forEach(pool::execute)));
                }
            }
        }
    }

    private interface Bringer {
        void bring(List<Runnable> all) throws Exception;
    }

    private static void expectAllWork(WorkerPool pool, int size, String done, Bringer bringer) {
        var met = new CountDownLatch(size);
        List<Runnable> all = Stream.generate(() -> waitsFor(met)).limit(size).toList();
        Jobs.call(done, () -> bringer.bring(all));
        Claim.that(Jobs.await(met), () -> done, size == 1 ? "it runs" : "all run at the same time",
            () -> size - met.getCount() + " of " + size + " have begun",
            "each job that comes wakes a worker, which looks again (while, not if); nobody holds a lock while a job "
            + "runs");
    }

    /// A job that counts once, however often it is run.
    private static Runnable waitsFor(CountDownLatch met) {
        var begun = new AtomicBoolean();
        return () -> {
            if (!begun.getAndSet(true)) met.countDown();
            if (!Jobs.await(met)) Jobs.await(met); // longer than the test waits
        };
    }

    @Test
    @DisplayName("not more jobs run at once than there are workers")
    void notMoreThanWorkers() {
        for (int size : new int[] {1, 3}) {
            try (var pool = new WorkerPool(size)) {
                jobs.occupy(size, "execute", pool::execute, BASIC);
                Jobs.Job more = jobs.job();
                Jobs.call("execute(" + more + ")", () -> pool.execute(more));
                Claim.that(jobs.begunWithin(A_MOMENT) == null, () -> "brought one job more to " + Jobs.pool(size)
                    + " that are all "
                    + "at work", "it waits until one of them is free", () -> "it has begun at once, beside them",
                    "as many threads as there are workers, and they take one job after the other");
                jobs.close();
            }
        }
    }

    @Test
    @DisplayName("close interrupts the workers: those that sleep end, and those that work when their job is done")
    void closeEndsWorkers() {
        for (int busy = 0; busy <= 3; busy++) {
            var pool = new WorkerPool(3);
            List<Jobs.Job> first = jobs.occupy(3, "execute", pool::execute, BASIC);
            first.subList(busy, 3).forEach(Jobs.Job::letGo);
            List<Jobs.Job> held = first.subList(0, busy);
            String done = "close() of a pool of 3 workers, " + busy + " of them at work";
            Jobs.call(done, pool::close);
            for (Jobs.Job job : held) {
                Claim.that(job.isInterruptedSoon(), () -> done, "what is at work is interrupted", () -> "it is not",
                    "");
            }
            jobs.close();
            Jobs.expectEnd(Jobs.threads(first), done + "; their jobs were let go",
                "take lets the InterruptedException out, which wait() throws; `work` ends by it");
        }
    }

    @Test
    @DisplayName("execute never waits, also when all workers are busy and ten thousand jobs wait")
    void executeNeverWaits() {
        try (var pool = new WorkerPool(1)) {
            jobs.occupy(1, "execute", pool::execute, BASIC);
            var order = new ConcurrentLinkedQueue<Integer>();
            var last = new CountDownLatch(1);
            var brought = new AtomicInteger();
            Jobs.calls(() -> "brought " + MANY + " jobs while the one worker is busy; execute number "
                + (brought.get() + 1), () -> {
                for (; brought.get() < MANY; brought.incrementAndGet()) {
                    int number = brought.get() + 1;
                    pool.execute(() -> order.add(number));
                }
                pool.execute(last::countDown);
            });
            Claim.equal(() -> "brought " + MANY + " jobs while the one worker is busy", List.of(), List.copyOf(order),
                "whoever brings a job does not do it");
            jobs.close();
            Claim.that(Jobs.await(last), () -> "brought " + MANY + " jobs, then the worker was free",
                "all of them are done",
                () -> order.size() + " are done", "");
            Claim.equal(() -> "brought " + MANY + " jobs to a pool of one worker; they began in this order",
                IntStream.rangeClosed(1, MANY).boxed().toList(), List.copyOf(order),
                "first come, first served: a queue");
        }
    }

    @Test
    @DisplayName("a job that is brought three times is done three times")
    void doneEachTime() {
        try (var pool = new WorkerPool(1)) {
            jobs.occupy(1, "execute", pool::execute, BASIC);
            var runs = new AtomicInteger();
            var last = new CountDownLatch(1);
            Runnable job = new Jobs.Counting(runs);
            for (int i = 0; i < 3; i++) Jobs.call("execute(job)", () -> pool.execute(job));
            Jobs.call("execute(job)", () -> pool.execute(new Jobs.Counting(runs)));
            Jobs.call("execute(job)", () -> pool.execute(last::countDown));
            jobs.close();
            Claim.that(Jobs.await(last), () -> "brought five jobs", "they are done",
                () -> "the last one was not done", BASIC);
            Claim.equal(() -> "brought the same job three times, and one that equals it; how often these were done", 4,
                runs.get(), "once for each time it is brought");
        }
    }

    @Test
    @DisplayName("a job may bring jobs, and an interrupted thread may")
    void anyoneMayBring() {
        try (var pool = new WorkerPool(1)) {
            var order = new ConcurrentLinkedQueue<String>();
            var last = new CountDownLatch(1);
            pool.execute(() -> {
                for (int i = 1; i <= 100; i++) pool.execute(() -> order.add("inner"));
                order.add("outer");
                pool.execute(last::countDown);
            });
            String done = "a job brought 100 jobs to its own pool of one worker, and ended";
            Claim.that(Jobs.await(last), () -> done, "they are done", () -> order.size() + " jobs are done",
                "execute does not wait, so a worker may call it, too");
            Claim.that("outer".equals(order.peek()), () -> done, "they begin when it has ended",
                () -> "one was done before",
                "who calls execute does not do the job, also when it is a worker");
            Claim.equal(() -> done + "; then one more job came, and was done; how many were done before it", 101,
                order.size(), "first come, first served");
        }
        try (var pool = new WorkerPool(1)) {
            var begun = new CountDownLatch(1);
            var stays = new AtomicBoolean();
            String done = "execute(job), called by a thread that is interrupted";
            Jobs.call(done, () -> {
                Thread.currentThread().interrupt();
                pool.execute(begun::countDown);
                stays.set(Thread.currentThread().isInterrupted());
            });
            String idea = "a way to put something into a queue that does not wait cannot be interrupted";
            Claim.that(Jobs.await(begun), () -> done, "the job is done", () -> "it has not been done", idea);
            Claim.that(stays.get(), () -> done, "the thread is interrupted, as before", () -> "it is so no more", idea);
        }
    }

    @Test
    @DisplayName("jobs begin in the order in which they came, whichever worker is free, and whoever brought them")
    void inOrder() {
        Cases.each(150, 20, this::inOrder);
    }

    /// Random steps: somebody brings a job, or one that runs is let go. Which one begins, and when, is known at each
    /// step.
    private void inOrder(Cases.Draw draw) {
        int size = draw.between(1, 4);
        var did = new ArrayList<String>(List.of(Jobs.pool(size)));
        Supplier<String> done = () -> String.join("; ", did);
        try (var pool = new WorkerPool(size); var mine = new Jobs()) {
            var waiting = new ArrayDeque<Jobs.Job>();
            var running = new ArrayList<Jobs.Job>();
            Jobs.calls(done, () -> {
                for (int step = 0; step < draw.size(); step++) {
                    if (running.size() == size && draw.oneIn(8)) {
                        List<Jobs.Job> many = mine.jobs(30);
                        did.add("execute(" + many.getFirst() + ") to execute(" + many.getLast() + ")");
                        many.forEach(pool::execute);
                        waiting.addAll(many);
                    } else if (running.isEmpty() || draw.between(0, 2) > 0) {
                        Jobs.Job comes = mine.job();
                        waiting.add(comes);
                        did.add("execute(" + comes + ")");
                        String who = Jobs.bringBySomeone(draw, running, () -> pool.execute(comes));
                        did.set(did.size() - 1, did.getLast() + who);
                    } else {
                        Jobs.Job ended = running.remove(draw.between(0, running.size() - 1));
                        did.add(ended + " ends");
                        ended.letGo();
                    }
                    if (running.size() == size || waiting.isEmpty()) continue;
                    Jobs.Job begins = mine.begunWithin(Outcome.SOON);
                    String wanted = waiting.getFirst() + " begins, which came first of those that wait";
                    Claim.that(begins == waiting.getFirst(), done, wanted, () -> begins == null ? "none begins"
                        : begins + " begins",
                        begins == null ? "a free worker takes the next job, whoever was free before"
                        : "first come, first served");
                    running.add(waiting.remove());
                }
            });
        }
    }

    @Test
    @DisplayName("jobs are brought while a thread is in the midst of execute, or a worker of take: each is done once")
    void inTheMidstOfIt() {
        for (boolean isWorker : new boolean[] {false, true}) {
            boolean stopped = true;
            for (int step = 1; stopped && step < MOST_STEPS; step++) stopped = inTheMidstOfIt(isWorker, step);
        }
    }

    /// False if there are not so many steps.
    private boolean inTheMidstOfIt(boolean isWorker, int step) {
        var runs = new AtomicIntegerArray(8);
        List<Runnable> work = counting(runs);
        try (var pool = new WorkerPool(2); var mine = new Jobs(); var stop = new Shaker.Stop(step)) {
            List<Jobs.Job> held = mine.occupy(2, "execute", pool::execute, BASIC);
            work.subList(0, 4).forEach(pool::execute);
            if (isWorker) stop.watch(held.getFirst().thread());
            if (isWorker) held.getFirst().letGo();
            Outcome.Pending<Void> stopping = isWorker ? null : Outcome.start(() -> {
                stop.watch(Thread.currentThread());
                work.subList(4, 6).forEach(pool::execute);
                return null;
            });
            boolean stopped = stop.hasStopped(() -> stopping != null && stopping.isDone());
            Outcome.Pending<Void> bringer = bringing(pool, work.subList(isWorker ? 4 : 6, 8));
            held.getLast().letGo();
            stop.letOthers(List.of(bringer.thread()));
            LockSupport.parkNanos(200_000);
            stop.close();
            mine.close();
            String done = "two threads used " + Jobs.pool(2) + " at the same moment, one of them in "
                + (isWorker ? "take" : "execute");
            for (Outcome.Pending<Void> call : stopping == null ? List.of(bringer) : List.of(stopping, bringer)) {
                Outcome<Void> outcome = call.get();
                Claim.that(outcome instanceof Outcome.Returned, () -> done, "execute comes back", outcome::toString,
                    SAME_LOCK);
            }
            expectRuns(runs, 1, done);
            expectAllWork(pool, 2, done + "; then 2 jobs that wait for each other", all -> all.forEach(pool::execute));
            return stopped;
        }
    }

    @Test
    @DisplayName("many threads bring many jobs to many workers, and each is done once for each time it was brought")
    void manyAtOnce() throws Exception {
        manyAtOnce(2, true, 1);
        Shaker.shake(PAUSE, () -> Races.again(HAMMERING, round -> manyAtOnce(1 + round % 3, false, 4)));
    }

    /// At each of several pools, one after the other. If `filled`, many jobs are there before the workers begin.
    private void manyAtOnce(int size, boolean filled, int pools) {
        int threads = 2;
        String done = threads + " threads brought the same jobs to " + Jobs.pool(size);
        var all = Stream.generate(() -> new WorkerPool(size)).limit(pools).toList();
        var runs = Stream.generate(() -> new AtomicIntegerArray(filled ? MANY / threads : 40)).limit(pools).toList();
        try (var mine = new Jobs()) {
            if (filled) mine.occupy(size, "execute", all.getFirst()::execute, BASIC);
            List<List<Runnable>> work = runs.stream().map(WorkerPoolTest::counting).toList();
            var line = new Races.Line(threads);
            Races.run(threads, done, _ -> {
                for (int pool = 0; pool < pools; pool++) {
                    line.meet(pool);
                    work.get(pool).forEach(all.get(pool)::execute);
                }
            });
            mine.close();
            for (int pool = 0; pool < pools; pool++) expectRuns(runs.get(pool), threads, done);
            for (WorkerPool pool : all) {
                expectAllWork(pool, size, done + "; then " + size + " that wait for each other",
                    jobs -> jobs.forEach(pool::execute));
            }
            for (int pool = 0; pool < pools; pool++) expectRuns(runs.get(pool), threads, done);
        } finally {
            all.forEach(WorkerPool::close);
        }
    }

    private static List<Runnable> counting(AtomicIntegerArray runs) {
        return IntStream.range(0, runs.length()).<Runnable>mapToObj(i -> () -> runs.incrementAndGet(i)).toList();
    }

    private static void expectRuns(AtomicIntegerArray runs, int times, String done) {
        long deadline = System.nanoTime() + Outcome.SOON.toNanos();
        for (int i = 0; i < runs.length(); i++) {
            while (runs.get(i) < times && System.nanoTime() - deadline < 0) LockSupport.parkNanos(100_000);
            int number = i;
            Claim.that(runs.get(i) == times, () -> done + " (" + runs.length() + " jobs)", "each job is done " + times
                + " times",
                () -> "job " + (number + 1) + " was done " + runs.get(number) + " times",
                SAME_LOCK);
        }
    }

    @Test
    @DisplayName("two pools have nothing in common")
    void poolsAreApart() {
        try (var one = new WorkerPool(1); var other = new WorkerPool(1)) {
            jobs.occupy(1, "execute", one::execute, BASIC);
            var wrongly = new AtomicBoolean();
            one.execute(() -> wrongly.set(true));
            var did = new CountDownLatch(1);
            other.execute(did::countDown);
            String done = "there are two pools of one worker, and the first one's worker is busy; brought a job to "
                + "each";
            Claim.that(Jobs.await(did), () -> done, "the second pool's job is done", () -> "it has not been done", "");
            Claim.that(!wrongly.get(), () -> done, "the first pool's job waits", () -> "the other pool has done it",
                "each pool has a queue of its own: not static");
        }
    }

    @Test
    @DisplayName("a worker that has had no job for a day takes the next one")
    void idleForADay() {
        try (var _ = new FastClock(); var pool = new WorkerPool(3)) {
            LockSupport.parkNanos(FastClock.A_DAY.toNanos());
            jobs.occupy(3, "no job came for a day, for " + FastClock.ITS_SPEED + "; execute", pool::execute,
                "who has waited in vain waits again: no worker ends before close");
        }
    }

    static void main(String... args) {
        Runner.run(WorkerPoolTest.class);
    }
}
