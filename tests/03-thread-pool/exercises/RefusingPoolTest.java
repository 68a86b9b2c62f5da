///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/03-thread-pool/${answers:solutions}/RefusingPool.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 3.4, a bounded queue that refuses")
class RefusingPoolTest {
    private static final Duration A_MOMENT = Duration.ofMillis(30);
    private static final Duration HAMMERING = Duration.ofMillis(120);
    private static final int MOST_STEPS = 40;
    private static final int MANY = 10_000;
    private static final int THREADS = 6;
    private static final String BASIC = "as long as fewer than `capacity` jobs wait the answer is yes, and a worker is "
        + "woken";
    private static final String FULL = "full is when `capacity` jobs wait: then the answer is no, and nothing is added";
    private static final String ONE_STEP = "looking and adding is one step: nobody may come in between";

    private static final String UNINTERRUPTED = "who does not wait cannot be interrupted";

    private static final Duration PAUSE = Duration.ofNanos(100_000);

    private final Jobs jobs = new Jobs();

    @AfterEach
    void letJobsGo() {
        jobs.close();
    }

    /// The pool's answer, in a thread of its own: it has to come back, and to throw nothing.
    private static void expectAnswer(boolean wanted, RefusingPool pool, Runnable job, String done, String idea) {
        Outcome<Boolean> outcome = Outcome.soon(() -> pool.offer(job));
        Claim.equal(() -> done, wanted, outcome, outcome instanceof Outcome.Unfinished
            ? "offer never waits: it says no at once" : idea);
    }

    private void occupy(RefusingPool pool, int size) {
        for (Jobs.Job job : jobs.jobs(size)) {
            expectAnswer(true, pool, job, "offer(" + job + "), to " + Jobs.pool(size)
                + ", one of which has nothing to do", BASIC);
            jobs.expectBegun(List.of(job), "offer(" + job + ") to " + Jobs.pool(size)
                + ", one of which had nothing to do", BASIC);
        }
    }

    @Test
    @DisplayName("a job for which there is room is taken, and done by a worker, as many at once as there are workers")
    void takesWhatFits() {
        for (int size : new int[] {1, 3}) {
            try (var pool = new RefusingPool(size, 3)) {
                occupy(pool, size);
                Jobs.Job more = jobs.job();
                expectAnswer(true, pool, more, "all workers of the pool are at work; offer(" + more + ")", BASIC);
                Claim.that(jobs.begunWithin(A_MOMENT) == null, () -> "offered one job more to " + Jobs.pool(size)
                    + " that are all at work",
                    "it waits until one of them is free", () -> "it has begun at once",
                    "offer only puts the job into the queue");
                jobs.close();
                jobs.expectBegun(List.of(more), "one job waited, and a worker became free", BASIC);
            }
        }
    }

    @Test
    @DisplayName("a job may wait for each place there is, and the one after these is refused, at once")
    void refusesAtOnce() {
        for (int capacity : new int[] {1, 2, 3, 10, 100}) {
            for (int size : new int[] {1, 3}) {
                try (var pool = new RefusingPool(size, capacity)) {
                    occupy(pool, size);
                    String busy = "all workers of a pool are at work, its capacity is " + capacity + ", and ";
                    var did = new AtomicInteger();
                    var didRefused = new AtomicInteger();
                    for (int i = 0; i < capacity; i++) {
                        expectAnswer(true, pool, did::incrementAndGet, busy + i + " jobs wait; offer(job)", BASIC);
                    }
                    String full = busy + capacity + " jobs wait; ";
                    for (int i = 0; i < 3; i++) {
                        expectAnswer(false, pool, didRefused::incrementAndGet, full + "offer(job)", FULL);
                    }
                    jobs.close();
                    expectDoesOneMore(pool, full + "then the workers became free");
                    Claim.equal(() -> full + "offered three more; how many of these were done", 0, didRefused.get(),
                        "what is refused is not kept, and nobody does it");
                    if (size == 1) {
                        Claim.equal(() -> full + "offered three more, then the worker became free; how many of those "
                            + "that waited were done", capacity, did.get(), "what was taken is done, once");
                    }
                }
            }
        }
    }

    /// When a single worker has done it, it has done what waited before, too.
    private void expectDoesOneMore(RefusingPool pool, String done) {
        Jobs.Job last = jobs.job();
        long deadline = System.nanoTime() + Outcome.SOON.toNanos();
        while (!(Outcome.soon(() -> pool.offer(last)) instanceof Outcome.Returned<Boolean>(Boolean yes) && yes)) {
            Claim.that(System.nanoTime() - deadline < 0, () -> done + "; offer(job)", "yes, soon", () -> "no, for ever",
                "there is room again as soon as a worker has taken a job out");
            LockSupport.parkNanos(100_000);
        }
        jobs.expectBegun(List.of(last), done + "; offer(job)", BASIC);
        last.letGo();
    }

    @Test
    @DisplayName("ten thousand jobs are refused without any waiting, also those of a job of the pool's")
    void neverWaits() {
        try (var pool = new RefusingPool(2, 1)) {
            occupy(pool, 1);
            var answers = new CompletableFuture<List<Boolean>>();
            var isOffered = new CountDownLatch(1);
            pool.offer(() -> {
                Jobs.await(isOffered);
                boolean first = pool.offer(() -> {});
                boolean second = pool.offer(() -> {});
                answers.complete(List.of(first, second));
                jobs.jobs(1).getFirst().run();
            });
            isOffered.countDown();
            Claim.equal(() -> "a job of a pool with a capacity of 1 offered two jobs to it, while all workers were at "
                + "work",
                List.of(true, false), Outcome.soon(answers::get), "a job is refused as everybody is, and at once");
            var refused = new AtomicInteger();
            Outcome<Void> outcome = Outcome.soon(() -> {
                while (refused.get() < MANY && !pool.offer(() -> {})) refused.incrementAndGet();
                return null;
            });
            String done = "the queue is full; offer(job), " + MANY + " times";
            if (outcome instanceof Outcome.Unfinished) {
                throw Claim.broken(done, "no, each time, at once", "after 2.5 s, " + refused + " answers",
                    "offer does not wait, not even a moment");
            }
            Claim.equal(() -> done + "; how often the answer is no", MANY, refused.get(), FULL);
        }
    }

    @Test
    @DisplayName("a thread that is interrupted gets the answer that all get, and stays interrupted")
    void interruptedCaller() {
        try (var pool = new RefusingPool(1, 1)) {
            for (int i = 0; i < 3; i++) {
                Jobs.Job job = jobs.job();
                var stays = new AtomicBoolean();
                String done = (i == 0 ? "the worker has nothing to do" : "the worker is at work, "
                    + (i == 1 ? "no job waits" : "the queue is full"))
                    + "; offer(job), by a thread that is interrupted";
                Claim.equal(() -> done, i < 2, Outcome.soon(() -> {
                    Thread.currentThread().interrupt();
                    boolean answer = pool.offer(job);
                    stays.set(Thread.currentThread().isInterrupted());
                    return answer;
                }), UNINTERRUPTED);
                Claim.that(stays.get(), () -> done, "the thread is interrupted, as before", () -> "it is so no more",
                    UNINTERRUPTED);
                if (i == 0) jobs.expectBegun(List.of(job), done, UNINTERRUPTED);
            }
            jobs.close();
            Jobs.Job second = jobs.begunWithin(Outcome.SOON);
            Claim.that(second != null, () -> "an interrupted thread offered a job, and it was taken; then the worker "
                + "became free", "it begins", () -> "it has not begun", UNINTERRUPTED);
        }
    }

    @Test
    @DisplayName("a job that is taken three times is done three times, and takes three places")
    void doneEachTime() {
        try (var pool = new RefusingPool(1, 4)) {
            occupy(pool, 1);
            var runs = new AtomicInteger();
            Runnable job = new Jobs.Counting(runs);
            String idea = "each takes a place, and is done once for each time it is taken";
            String busy = "the worker is at work, the capacity is 4; the same job was offered ";
            for (int i = 0; i < 3; i++) expectAnswer(true, pool, job, busy + i + " times before; offer(job)", idea);
            String equal = busy + "3 times before; offer(one that equals it)";
            expectAnswer(true, pool, new Jobs.Counting(runs), equal, idea);
            expectAnswer(false, pool, job, busy + "3 times before, and one that equals it; offer(job)",
                idea);
            jobs.close();
            expectDoesOneMore(pool, busy + "3 times, and one that equals it; then the worker became free");
            Claim.equal(() -> busy + "3 times, and one that equals it; how often these were done", 4, runs.get(), idea);
        }
    }

    @Test
    @DisplayName("step by step: who is refused, who begins next, and that what was refused is never done")
    void stepByStep() {
        Cases.each(150, 24, this::stepByStep);
    }

    /// Random steps: somebody offers a job, or one that runs is let go. The answer, and which job begins, are known at
    /// each step.
    private void stepByStep(Cases.Draw draw) {
        int size = draw.between(1, 3);
        int capacity = draw.between(1, 4);
        var did = new ArrayList<String>(List.of(Jobs.pool(size) + ", capacity " + capacity));
        Supplier<String> done = () -> did.getFirst() + "; "
            + String.join("; ", did.subList(Math.max(1, did.size() - 8), did.size()));
        var refused = new ArrayList<Jobs.Job>();
        var taken = new ArrayList<Jobs.Job>();
        try (var pool = new RefusingPool(size, capacity); var mine = new Jobs()) {
            var waiting = new ArrayDeque<Jobs.Job>();
            var running = new ArrayList<Jobs.Job>();
            Jobs.calls(done, () -> {
                for (int step = 0; step < draw.size(); step++) {
                    if (running.isEmpty() || draw.between(0, 3) > 0) {
                        Jobs.Job job = mine.job();
                        did.add("offer(" + job + ")");
                        boolean room = running.size() < size || waiting.size() < capacity;
                        var answer = new AtomicBoolean();
                        String who = Jobs.bringBySomeone(draw, running, () -> answer.set(pool.offer(job)));
                        did.set(did.size() - 1, did.getLast() + who);
                        Claim.equal(done, room, answer.get(), room ? BASIC : FULL);
                        did.set(did.size() - 1, did.getLast() + ": " + room);
                        (room ? taken : refused).add(job);
                        if (room) waiting.add(job);
                    } else {
                        Jobs.Job ended = running.remove(draw.between(0, running.size() - 1));
                        did.add(ended + " ends");
                        ended.letGo();
                    }
                    if (running.size() == size || waiting.isEmpty()) continue;
                    Jobs.Job begins = mine.begunWithin(Outcome.SOON);
                    Claim.that(begins == waiting.getFirst(), done, waiting.getFirst()
                        + " begins, which came first of those that wait",
                        () -> begins == null ? "none begins" : begins + " begins", refused.contains(begins)
                            ? "what is refused is not kept" : "what was taken is done, first come, first served");
                    running.add(waiting.remove());
                }
            });
            mine.close();
            mine.expectBegun(waiting, done.get() + "; then all that ran ended", "what was taken is done");
        }
        for (Jobs.Job job : taken) Claim.equal(() -> done.get() + "; how often " + job + " was done, which was taken",
            1, job.runs(), "");
        for (Jobs.Job job : refused) Claim.equal(() -> done.get() + "; how often " + job
            + " was done, which was refused", 0, job.runs(), "");
    }

    @Test
    @DisplayName("a pool whose workers all sleep takes as many jobs as may wait, however quickly they come")
    void sleepingWorkers() {
        for (int size : new int[] {1, 3, 8}) {
            try (var pool = new RefusingPool(size, 8)) {
                for (int round = 0; round < 10; round++) {
                    var met = new CountDownLatch(size);
                    String done = "offered " + size + " jobs, so quickly that no worker was awake before the last one "
                        + "was there, to "
                        + Jobs.pool(size) + " with a capacity of 8";
                    Jobs.call(done, () -> Races.holdingLocksOf(pool, () -> {
                        for (int i = 0; i < size; i++) {
                            Claim.equal(() -> done, true, pool.offer(() -> {
                                met.countDown();
                                Jobs.await(met);
                            }), BASIC);
                        }
                    }));
                    Claim.that(Jobs.await(met), () -> done, "all of them run at the same time",
                        () -> size - met.getCount() + " have begun",
                        "each job that comes wakes a worker, if one sleeps");
                }
            }
        }
    }

    @Test
    @DisplayName("one thread offers a job while another is in the midst of offering one, wherever that is: one place, "
        + "one yes")
    void inTheMidstOfIt() throws Exception {
        boolean stopped = true;
        for (int step = 1; stopped && step < MOST_STEPS; step++) {
            try (var pool = new RefusingPool(1, 1); var mine = new Jobs(); var stop = new Shaker.Stop(step)) {
                expectAnswer(true, pool, mine.job(), "offer(job)", BASIC);
                mine.begunWithin(Outcome.SOON);
                Outcome.Pending<Boolean> first = Outcome.start(() -> {
                    stop.watch(Thread.currentThread());
                    return pool.offer(() -> {});
                });
                stopped = stop.hasStopped(first::isDone);
                Outcome.Pending<Boolean> second = Outcome.start(() -> pool.offer(() -> {}));
                stop.letOthers(List.of(second.thread()));
                stop.close();
                String done = "the worker is at work, there is room for one job, and two threads offer one, the second "
                    + "one "
                    + "while the first is in the midst of offer";
                List<String> answers = Stream.of(first.get(), second.get()).map(Outcome::toString).sorted().toList();
                Claim.equal(() -> done, List.of("false", "true"), answers, answers.equals(List.of("true", "true"))
                    ? ONE_STEP
                    : answers.equals(List.of("false", "false")) ? "none is refused while there is room" : "");
            }
        }
    }

    @Test
    @DisplayName("when several threads offer a job at the same moment, not more are taken than there is room for")
    void sameMoment() {
        for (int capacity = 1; capacity <= 3; capacity++) {
            int room = capacity;
            try (var pool = new RefusingPool(1, capacity)) {
                occupy(pool, 1);
                var taken = new AtomicInteger();
                String done = "the worker is at work, there is room for " + capacity + ", and " + THREADS
                    + " threads offer a job at the same moment";
                var threads = new ArrayList<Outcome.Pending<Boolean>>();
                Jobs.call(done, () -> Races.holdingLocksOf(pool, () -> {
                    for (int i = 0; i < THREADS; i++) threads.add(Outcome.start(() -> pool.offer(() -> {})));
                    Races.awaitStill(threads.stream().map(Outcome.Pending::thread).toList());
                }));
                for (Outcome.Pending<Boolean> thread : threads) {
                    if (!(thread.get() instanceof Outcome.Returned<Boolean>(Boolean yes))) {
                        throw Claim.broken(done, "an answer for each", thread.get().toString(), "");
                    }
                    if (yes) taken.incrementAndGet();
                }
                Claim.equal(() -> done + "; how many are taken", room, taken.get(),
                    taken.get() > room ? ONE_STEP : "none is refused while there is room, also when another thread "
                    + "holds a lock");
                jobs.close();
            }
        }
    }

    @Test
    @DisplayName("a place becomes free while a thread is in the midst of offering: who comes then is not refused")
    void inTheMidstOfRefusing() {
        boolean stopped = true;
        for (int step = 1; stopped && step < MOST_STEPS; step++) {
            try (var pool = new RefusingPool(1, 1); var mine = new Jobs(); var stop = new Shaker.Stop(step)) {
                Jobs.Job runs = mine.job();
                Jobs.Job waits = mine.job();
                expectAnswer(true, pool, runs, "offer(job)", BASIC);
                mine.begunWithin(Outcome.SOON);
                expectAnswer(true, pool, waits, "offer(job), while the worker is at work", BASIC);
                Outcome.Pending<Boolean> first = Outcome.start(() -> {
                    stop.watch(Thread.currentThread());
                    return pool.offer(() -> {});
                });
                stopped = stop.hasStopped(first::isDone);
                runs.letGo();
                stop.letOthers(List.of(runs.thread()), () -> waits.thread() != null);
                boolean isFree = waits.thread() != null;
                Outcome.Pending<Boolean> second = Outcome.start(() -> pool.offer(() -> {}));
                stop.letOthers(List.of(second.thread()));
                stop.close();
                List<String> answers = Stream.of(first.get(), second.get()).map(Outcome::toString).sorted().toList();
                if (!isFree) continue;
                Claim.equal(() -> "the queue was full, and a thread was in the midst of offer(job); meanwhile the one "
                    + "place became free, and then another thread called offer(job)", List.of("false", "true"), answers,
                    "who is about to be refused takes no place");
            }
        }
    }

    @Test
    @DisplayName("threads that offer jobs as fast as they can never bring in more than there is room for, nor less")
    void asFastAsTheyCan() throws Exception {
        Shaker.shake(PAUSE, () -> Races.again(HAMMERING, round -> manyAtOnce(2 + round % 3, 8, 1 + round % 8)));
    }

    /// At each of several pools, one after the other.
    private void manyAtOnce(int threads, int pools, int capacity) {
        String done = "the worker is at work, there is room for " + capacity + ", and " + threads
            + " threads offer one job after the other";
        var all = new ArrayList<RefusingPool>();
        try (var mine = new Jobs()) {
            List<Jobs.Job> held = mine.jobs(pools);
            for (Jobs.Job job : held) {
                all.add(new RefusingPool(1, capacity));
                Claim.equal(() -> "offer(job)", true, all.getLast().offer(job), BASIC);
            }
            mine.expectBegun(held, "offer(job)", BASIC);
            var taken = new AtomicIntegerArray(pools);
            var did = new AtomicIntegerArray(pools);
            var line = new Races.Line(threads);
            Races.run(threads, done, _ -> {
                for (int i = 0; i < pools; i++) {
                    int pool = i;
                    line.meet(pool);
                    for (int no = 0; no < 2; ) {
                        if (all.get(pool).offer(() -> did.incrementAndGet(pool))) taken.incrementAndGet(pool);
                        else no++;
                    }
                }
            });
            for (int i = 0; i < pools; i++) {
                Claim.equal(() -> done + "; how many are taken", capacity, taken.get(i),
                    taken.get(i) > capacity ? ONE_STEP : "none is refused while there is room");
            }
            held.forEach(Jobs.Job::letGo);
            for (int i = 0; i < pools; i++) {
                expectDoesOneMore(all.get(i), done + "; then the worker became free");
                Claim.equal(() -> done + "; how many of the taken ones were done", capacity, did.get(i),
                    "what was taken is done once");
            }
        } finally {
            all.forEach(RefusingPool::close);
        }
    }

    static void main(String... args) {
        Runner.run(RefusingPoolTest.class);
    }
}
