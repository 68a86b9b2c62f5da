import module java.base;

/// What became of a call of the learner's code: a value, an exception, or nothing yet.
sealed interface Outcome<T> {
    /// How long a call may take that has nothing to wait for. Only a wrong answer ever takes it all.
    Duration SOON = Duration.ofMillis(2_500);

    /// How long one has to be seen doing nothing to be taken for waiting, and how long anybody is looked at.
    Duration A_MOMENT = Duration.ofMillis(25);
    Duration A_WHILE = Duration.ofMillis(300);

    record Returned<T>(T value) implements Outcome<T> {
        @Override
        public String toString() {
            return Claim.show(value);
        }
    }

    record Threw<T>(Throwable exception) implements Outcome<T> {
        @Override
        public String toString() {
            return show(exception);
        }
    }

    /// It has not come back; `where` says what its thread was doing.
    record Unfinished<T>(String where) implements Outcome<T> {
        @Override
        public String toString() {
            return "nothing: it has not come back" + (where.isEmpty() ? "" : ", and " + where);
        }
    }

    /// Calls it here. A failed claim of the test's own partner, which came through the learner's code, comes out.
    static <T> Outcome<T> of(Callable<T> call) {
        try {
            return new Returned<>(call.call());
        } catch (AssertionError e) {
            boolean answersOwn = e.getStackTrace().length > 0 && Stacks.isAnswers(e.getStackTrace()[0]);
            if (!answersOwn) throw e;
            return new Threw<>(e);
        } catch (Throwable e) {
            return new Threw<>(e);
        }
    }

    /// Calls it in a thread of its own, and waits for {@link #SOON} at most.
    static <T> Outcome<T> soon(Callable<T> call) {
        return start(call).get();
    }

    /// The same for many calls in a row, counted by `begun`: each has {@link #SOON}, however many there are.
    static <T> Outcome<T> soonEach(LongSupplier begun, Callable<T> calls) {
        Pending<T> pending = start(calls);
        long before;
        Outcome<T> came;
        do {
            before = begun.getAsLong();
            came = pending.get();
        } while (came instanceof Unfinished<T> && begun.getAsLong() != before);
        return came;
    }

    /// Calls it in a thread of its own; the supplier waits for it, for {@link #SOON} at most from then on.
    static <T> Pending<T> start(Callable<T> call) {
        var future = new CompletableFuture<Outcome<T>>();
        Thread thread = Thread.ofPlatform().daemon().name("caller").start(() -> {
            try {
                future.complete(of(call));
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return new Pending<>(thread, future);
    }

    /// A call on its way.
    record Pending<T>(Thread thread, CompletableFuture<Outcome<T>> future) implements Supplier<Outcome<T>> {
        boolean isDone() {
            return future.isDone();
        }

        /// True if it waits: its thread does nothing for a moment, or is not back after {@link #A_WHILE}.
        boolean waits() {
            long begin = System.nanoTime();
            long quiet = 0;
            while (System.nanoTime() - begin < A_WHILE.toNanos() && quiet < A_MOMENT.toNanos()) {
                if (future.isDone()) return false;
                long before = System.nanoTime();
                LockSupport.parkNanos(1_000_000);
                boolean runs = thread.getState() == Thread.State.RUNNABLE || thread.getState() == Thread.State.NEW;
                quiet = runs ? 0 : quiet + System.nanoTime() - before;
            }
            return !future.isDone();
        }

        /// Where it has come to after {@link #SOON}, or earlier if it has ended.
        @Override
        public Outcome<T> get() {
            return within(SOON);
        }

        Outcome<T> within(Duration time) {
            try {
                return future.get(time.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return new Unfinished<>(Stacks.where(thread));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof AssertionError failed) throw failed;
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the test was interrupted", e);
            }
        }
    }

    /// The exception, its message, and the line of the learner's code that it came through.
    static String show(Throwable e) {
        String wrapped = e.getCause() == null || e.getCause() == e ? "" : ", because of " + show(e.getCause());
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage())
            + Stacks.answersFrame(e.getStackTrace()).map(frame -> ", in " + Stacks.place(frame)).orElse("") + wrapped;
    }
}
