import module java.base;

/// Jobs for a pool, which tell their test when they begin, and run until it lets them go.
final class Jobs implements AutoCloseable {
    /// For many calls and waits in a row, each of which has a deadline of its own.
    private static final Duration MANY = Duration.ofSeconds(5);
    private static final Runnable END = () -> {};

    interface Step {
        void run() throws Exception;
    }

    private final BlockingQueue<Job> begun = new LinkedBlockingQueue<>();
    private final List<Job> all = new CopyOnWriteArrayList<>();

    /// A job that a test holds. An interrupt does not end it; it is passed on when the job ends.
    final class Job implements Runnable {
        private final String name;
        private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private final AtomicInteger runs = new AtomicInteger();
        private final AtomicInteger ends = new AtomicInteger();
        private volatile Thread thread;

        private Job(String name) {
            this.name = name;
        }

        @Override
        public void run() {
            thread = Thread.currentThread();
            runs.incrementAndGet();
            begun.add(this);
            for (Runnable step = null; step != END; ) {
                try {
                    step = steps.take();
                    step.run();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            }
            letGo(); // should it be done twice
            if (Thread.currentThread().isInterrupted()) interrupted.countDown();
            ends.incrementAndGet();
            if (wasInterrupted()) Thread.currentThread().interrupt();
        }

        void letGo() {
            steps.add(END);
        }

        /// While it runs: takes this step in its own thread. Returns when it is done.
        void does(Step step) throws Exception {
            var did = new FutureTask<Void>(() -> {
                step.run();
                return null;
            });
            steps.add(did);
            did.get();
        }

        /// Who does it, or null if it has not begun.
        Thread thread() {
            return thread;
        }

        int runs() {
            return runs.get();
        }

        boolean hasEnded() {
            return ends.get() > 0;
        }

        /// Up to now.
        boolean wasInterrupted() {
            return interrupted.getCount() == 0;
        }

        boolean isInterruptedSoon() {
            return await(interrupted);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// A job that counts. All that count by the same counter are equal.
    record Counting(AtomicInteger runs) implements Runnable {
        @Override
        public void run() {
            runs.incrementAndGet();
        }
    }

    /// The next one: job 1, job 2, …
    Job job() {
        var job = new Job("job " + (all.size() + 1));
        all.add(job);
        return job;
    }

    List<Job> jobs(int count) {
        return Stream.generate(this::job).limit(count).toList();
    }

    /// The next one to begin, of those that were not asked for yet; null if none does in time.
    Job begunWithin(Duration time) {
        try {
            return begun.poll(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test was interrupted", e);
        }
    }

    /// Brings as many jobs as there are workers, and waits until all of them run: now no worker is free.
    List<Job> occupy(int workers, String call, Consumer<Runnable> bring, String idea) {
        List<Job> jobs = jobs(workers);
        for (Job job : jobs) call(call + "(" + job + ")", () -> bring.accept(job));
        expectBegun(jobs, "brought " + workers + " jobs that go on and on, to " + pool(workers), idea);
        return jobs;
    }

    /// All of them are to run at the same time.
    void expectBegun(Collection<Job> jobs, String done, String idea) {
        var missing = new LinkedHashSet<>(jobs);
        while (!missing.isEmpty()) {
            Job next = begunWithin(Outcome.SOON);
            if (next == null) {
                String wanted = jobs.size() == 1 ? "it begins" : "all " + jobs.size() + " run at the same time";
                String came = jobs.size() == 1 ? "it has not begun" : (jobs.size() - missing.size())
                    + " of them have begun";
                throw Claim.broken(done, wanted, came, idea);
            }
            missing.remove(next);
        }
    }

    static String pool(int workers) {
        return "a pool of " + (workers == 1 ? "one worker" : workers + " workers");
    }

    /// Brings a job, by the caller, by the caller while it is interrupted, or by a job that runs; says who.
    static String bringBySomeone(Cases.Draw draw, List<Job> running, Step bring) throws Exception {
        int who = draw.between(0, 5);
        if (who < 2 && !running.isEmpty()) {
            Job job = running.get(draw.between(0, running.size() - 1));
            job.does(bring);
            return ", by " + job;
        }
        if (who > 2) {
            bring.run();
            return "";
        }
        Thread.currentThread().interrupt();
        try {
            bring.run();
        } finally {
            Thread.interrupted();
        }
        return ", by a thread that is interrupted";
    }

    /// Who does these.
    static Set<Thread> threads(Collection<Job> jobs) {
        return jobs.stream().map(Job::thread).collect(Collectors.toSet());
    }

    /// Lets all of them go.
    @Override
    public void close() {
        all.forEach(Job::letGo);
    }

    /// Calls what never waits of the learner's code; it has to throw nothing, either.
    static void call(String done, Step step) {
        call(() -> done, Outcome.SOON, step);
    }

    /// For many calls in a row; `doing` says which of them is on its way.
    static void calls(Supplier<String> doing, Step steps) {
        call(doing, MANY, steps);
    }

    private static void call(Supplier<String> doing, Duration time, Step step) {
        Outcome<Void> outcome = Outcome.<Void>start(() -> {
            step.run();
            return null;
        }).within(time);
        if (outcome instanceof Outcome.Returned) return;
        String idea = outcome instanceof Outcome.Unfinished ? "this call never waits" : "";
        throw Claim.broken(doing.get(), "it comes back", outcome.toString(), idea);
    }

    /// These have to end, for example since the pool was closed.
    static void expectEnd(Collection<Thread> threads, String done, String idea) {
        long deadline = System.nanoTime() + Outcome.SOON.toNanos();
        for (Thread thread : threads) {
            if (ends(thread, Duration.ofNanos(deadline - System.nanoTime()))) continue;
            String where = Stacks.where(thread);
            throw Claim.broken(done, "its workers end", "one goes on" + (where.isEmpty() ? "" : "; " + where), idea);
        }
    }

    private static boolean ends(Thread thread, Duration time) {
        try {
            return thread.join(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test was interrupted", e);
        }
    }

    /// False when it did not come down in time.
    static boolean await(CountDownLatch latch) {
        return await(latch, Outcome.SOON);
    }

    static boolean await(CountDownLatch latch, Duration patience) {
        try {
            return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
