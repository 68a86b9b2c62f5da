import module java.base;

/// What two threads do at the same moment, arranged where that can be, and hoped for many times where not.
final class Races {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final int AT_LEAST = 16;
    private static final Duration AT_MOST = Duration.ofMillis(1_500);

    private Races() {}

    /// Nobody else gets in meanwhile, neither by the lock of `object` itself nor by one that is in a field of it. So
    /// whoever looks before it locks has looked when the step is over, and not acted.
    static void holdingLocksOf(Object object, Jobs.Step step) throws Exception {
        var locks = new ArrayList<>(List.of(object));
        for (Field field : object.getClass().getDeclaredFields()) {
            if (field.getType().isPrimitive() || Thread.class.isAssignableFrom(field.getType())) continue;
            field.setAccessible(true);
            Object value = field.get(object);
            if (value != null) locks.add(value);
        }
        holding(locks, step);
    }

    private static void holding(List<Object> locks, Jobs.Step step) throws Exception {
        if (locks.isEmpty()) {
            step.run();
            return;
        }
        synchronized (locks.getFirst()) {
            Lock lock = locks.getFirst() instanceof Lock held ? held : new ReentrantLock();
            lock.lock();
            try {
                holding(locks.subList(1, locks.size()), step);
            } finally {
                lock.unlock();
            }
        }
    }

    /// Until each of these threads of the test's has ended or waits, for example for a lock; not for long if one
    /// computes.
    static void awaitStill(Collection<Thread> threads) {
        long deadline = System.nanoTime() + PAUSE.toNanos();
        while (threads.stream().anyMatch(Races::moves) && System.nanoTime() - deadline < 0) Thread.onSpinWait();
    }

    private static boolean moves(Thread thread) {
        Thread.State state = thread.getState();
        return state == Thread.State.NEW || state == Thread.State.RUNNABLE;
    }

    /// Begins with each of `count` threads, which have their number and set off together; the supplier waits for all.
    /// More threads than cores: then some have always been stopped in the midst of something.
    static List<Outcome.Pending<Void>> begin(int count, IntConsumer task) {
        var begin = new CyclicBarrier(count);
        return IntStream.range(0, count).mapToObj(number -> Outcome.<Void>start(() -> {
            begin.await();
            task.accept(number);
            return null;
        })).toList();
    }

    /// The same, and waits for them; `done` says what each does.
    static void run(int count, String done, IntConsumer task) {
        for (Outcome.Pending<Void> thread : begin(count, task)) {
            Outcome<Void> outcome = thread.get();
            if (!(outcome instanceof Outcome.Returned)) throw Claim.broken(done, "it comes back", outcome.toString(),
                "");
        }
    }

    /// Where threads meet between two rounds, and go on at the same moment: they spin, for a wake-up takes too long.
    static final class Line {
        private final int threads;
        private final AtomicInteger arrived = new AtomicInteger();

        Line(int threads) {
            this.threads = threads;
        }

        /// `round` counts from 0.
        void meet(int round) {
            arrived.incrementAndGet();
            for (int spins = 0; arrived.get() < (round + 1) * threads; spins++) {
                if (spins < 1_000) Thread.onSpinWait();
                else Thread.yield();
            }
        }
    }

    /// Again and again, for as long, and so often at least that a busy machine gets its chance, but not so long that
    /// the test has no time left: `round` has the number.
    static void again(Duration time, IntConsumer round) {
        long begin = System.nanoTime();
        for (int i = 0; ; i++) {
            long since = System.nanoTime() - begin;
            if (since >= (i < AT_LEAST ? AT_MOST : time).toNanos()) return;
            round.accept(i);
        }
    }
}
