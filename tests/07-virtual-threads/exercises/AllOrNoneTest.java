///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/07-virtual-threads/${answers:solutions}/AllOrNone.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 7.2, when one fails, the others stop")
class AllOrNoneTest {
    private static final String ORDER = "the tasks' order is that of the list, whoever ends first";
    private static final String NEXT =
        "which task ends next? Who waits for one of them does not see another fail; and cancel(true)";
    private static final String AS_IT_WAS =
        "what the task threw, as it was: not what is around it, inside it, or like it";
    private static final String FIRST = "the first in time counts: what is thrown afterwards is no news";
    private static final String THREADS = "a cancelled future is done at once, its thread is not: wait for the threads";
    private static final String INTERRUPT = "cancel(true) interrupts, and every task that has not ended";
    private static final String CALLER = "the caller may be interrupted in any place where it waits: finally";

    private final CountDownLatch end = new CountDownLatch(1);

    /// A task that waits until it is interrupted, and then for as long as the test says.
    private final class Waiting implements Callable<String> {
        private final CompletableFuture<Thread> begun = new CompletableFuture<>();
        private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        private final CountDownLatch hold;
        private final Exception thenThrows;
        private volatile boolean ended = false;

        /// @param hold it ends when this has come down; `thenThrows` may be null: then it returns
        Waiting(CountDownLatch hold, Exception thenThrows) {
            this.hold = hold;
            this.thenThrows = thenThrows;
        }

        @Override
        public String call() throws Exception {
            begun.complete(Thread.currentThread());
            try {
                end.await();
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
            stubborn(hold);
            ended = true;
            if (thenThrows != null) throw thenThrows;
            return "it returned, though it was interrupted";
        }
    }

    private Waiting waiting() {
        return new Waiting(new CountDownLatch(0), null);
    }

    @AfterEach
    void end() {
        end.countDown();
    }

    @Test
    @DisplayName("the results come back in the tasks' order, null among them, for none, one and many")
    void inOrder() {
        expect(List.of(), List.of(), "no tasks", "");
        expect(List.of("one"), List.of(() -> "one"), "one task, which returns \"one\"", "");
        expect(Arrays.asList("one", null, "three"), List.of(() -> "one", () -> null, () -> "three"),
            "three tasks, which return \"one\", null, \"three\"", "null is a result, too");
        var calls = new AtomicInteger();
        Callable<Integer> counting = calls::incrementAndGet;
        Outcome<List<Integer>> twice = Outcome.soon(() -> AllOrNone.run(List.of(counting, counting)).stream().sorted()
            .toList());
        Claim.equal(() -> "two tasks, the same object, which returns 1, then 2; the results, sorted", List.of(1, 2),
            twice, "each place in the list has a thread and a result of its own");
        var lastHasEnded = new CountDownLatch(1);
        List<Callable<String>> tasks = List.of(() -> {
            Jobs.await(lastHasEnded);
            return "one";
        }, () -> "two", () -> {
            lastHasEnded.countDown();
            return "three";
        });
        expect(List.of("one", "two", "three"), tasks, "three tasks; the first ends last", ORDER);
    }

    @Test
    @DisplayName("all tasks run at once, each in a virtual thread of its own")
    void together() {
        for (int count : List.of(2, 50, 1_000)) {
            var all = new CountDownLatch(count);
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            List<Callable<Boolean>> tasks = Collections.nCopies(count, () -> {
                threads.add(Thread.currentThread());
                all.countDown();
                return Jobs.await(all, Outcome.SOON.dividedBy(2));
            });
            String done = count + " tasks that wait for each other";
            Claim.equal(() -> done, Collections.nCopies(count, true), Outcome.soon(() -> AllOrNone.run(tasks)),
                "a thread for each task, started before anybody is waited for");
            long virtual = threads.stream().filter(Thread::isVirtual).count();
            Claim.that(threads.size() == count && virtual == count, () -> done, count + " virtual threads",
                () -> threads.size() + " threads, " + virtual + " of them virtual", "");
        }
    }

    @Test
    @DisplayName("when one throws, the others are interrupted, though they would never end; and that is thrown")
    void othersAreInterrupted() {
        for (int place = 0; place < 3; place++) {
            var failure = new IOException("no such page");
            List<Waiting> others = List.of(waiting(), waiting());
            var tasks = new ArrayList<Callable<String>>(others);
            tasks.add(place, () -> {
                for (Waiting other : others) other.begun.join();
                throw failure;
            });
            String done = "three tasks; the %s throws an IOException, the others wait without end"
                .formatted(List.of("first", "second", "third").get(place));
            Outcome<List<String>> outcome = Outcome.soon(() -> AllOrNone.run(tasks));
            expectThrows(failure, outcome, done, outcome instanceof Outcome.Unfinished ? NEXT : AS_IT_WAS);
            for (Waiting other : others) {
                Claim.equal(() -> done + "; was each of them interrupted?", true, soon(other.interrupted), INTERRUPT);
            }
        }
    }

    @Test
    @DisplayName("what is thrown is what the task threw, whatever it is")
    void asItWas() {
        var odd = new Exception("an exception with a cause", new IOException("the cause"));
        for (Throwable thrown : List.of(new IOException("no such page"), new Exception("checked"),
                new IllegalStateException("unchecked"), odd,
                new ExecutionException("by the task itself", new IOException("the cause")),
                new InterruptedException("by the task itself"), new TimeoutException("by the task itself"),
                new CancellationException("by the task itself"),
                new CompletionException("by the task itself", new IOException("the cause")),
                new AssertionError("an Error"), new StackOverflowError("an Error"),
                new ExceptionInInitializerError(odd), new OutOfMemoryError("an Error, not a real one"))) {
            Callable<String> throwing = () -> AllOrNoneTest.<String, RuntimeException>sneak(thrown);
            List<Callable<String>> tasks = List.of(() -> "one", throwing, () -> "three");
            String what = " throws " + Outcome.show(thrown);
            expectThrows(thrown, Outcome.soon(() -> run(tasks)), "three tasks; the second" + what, AS_IT_WAS);
            expectThrows(thrown, Outcome.soon(() -> run(tasks.subList(1, 2))), "one task, which" + what, AS_IT_WAS);
        }
    }

    /// With a failure of the tasks' own made known as a value: an AssertionError would be taken for one of the test.
    private static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
        try {
            return AllOrNone.run(tasks);
        } catch (AssertionError e) {
            throw new Exception("an AssertionError", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T, E extends Throwable> T sneak(Throwable e) throws E {
        throw (E) e;
    }

    @Test
    @DisplayName("of several that throw, the first in time counts, wherever it stands in the list")
    void theFirstInTime() {
        for (int place = 0; place < 3; place++) {
            var failure = new IOException("the first in time");
            var noHold = new CountDownLatch(0);
            List<Waiting> others = List.of(new Waiting(noHold, new IOException("thrown when interrupted")),
                new Waiting(noHold, new InterruptedException("thrown when interrupted")));
            var tasks = new ArrayList<Callable<String>>(others);
            tasks.add(place, () -> {
                for (Waiting other : others) other.begun.join();
                throw failure;
            });
            String done = "three tasks; the %s throws, and the others throw when they are interrupted"
                .formatted(List.of("first", "second", "third").get(place));
            expectThrows(failure, Outcome.soon(() -> AllOrNone.run(tasks)), done, FIRST);
        }
    }

    @Test
    @DisplayName("that holds also when another one throws a moment later")
    void aMomentLater() {
        for (int round = 0; round < 60; round++) {
            var failure = new IOException("the first in time");
            var firstsThread = new CompletableFuture<Thread>();
            List<Callable<String>> tasks = new ArrayList<>(List.of(() -> {
                Thread first = firstsThread.join();
                while (first.isAlive()) Thread.yield();
                throw new IOException("a moment later");
            }, () -> "three"));
            tasks.add(round % 3, () -> {
                firstsThread.complete(Thread.currentThread());
                throw failure;
            });
            expectThrows(failure, Outcome.soon(() -> AllOrNone.run(tasks)),
                "three tasks; one throws, and when its thread has ended, another one throws", FIRST);
        }
    }

    @Test
    @DisplayName("whether it returns or throws, all threads have ended by then, also those that do not stop at once")
    void waitsForTheEnd() {
        for (int place = 0; place < 2; place++) {
            var failure = new IOException("no such page");
            var hold = new CountDownLatch(1);
            var stubborn = new Waiting(hold, null);
            var tasks = new ArrayList<Callable<String>>(List.of(stubborn, waiting()));
            tasks.add(place, () -> {
                stubborn.begun.join();
                throw failure;
            });
            String done = "three tasks; one throws, another one is interrupted and does not stop at once";
            Outcome.Pending<List<String>> call = Outcome.start(() -> AllOrNone.run(tasks));
            Claim.equal(() -> done + "; was it interrupted?", true, soon(stubborn.interrupted), INTERRUPT);
            Claim.that(call.waits(), () -> done, "run waits for it", () -> call.get().toString(), THREADS);
            hold.countDown();
            expectThrows(failure, call.get(), done + "; then it ends", FIRST);
            Claim.equal(() -> done + "; has it ended when run throws?", true, stubborn.ended, THREADS);
        }
    }

    @Test
    @DisplayName("a caller that is interrupted interrupts all tasks, and gets an InterruptedException once they end")
    void interruptedCaller() {
        for (boolean before : List.of(false, true)) {
            var hold = new CountDownLatch(1);
            List<Waiting> tasks = List.of(waiting(), new Waiting(hold, null),
                new Waiting(hold, new IOException("thrown when interrupted")));
            String done = before ? "a thread that has been interrupted calls run with three tasks that wait without end"
                : "run waits for three tasks that wait without end, and its caller is interrupted";
            Outcome.Pending<List<String>> call = Outcome.start(() -> {
                if (before) Thread.currentThread().interrupt();
                return AllOrNone.run(List.copyOf(tasks));
            });
            if (!before) {
                String run = "run with three tasks that wait without end";
                for (Waiting task : tasks) {
                    Claim.that(soon(task.begun) != null, () -> run, "all begin", () -> "one did not", "");
                }
                Claim.that(call.waits(), () -> run, "it waits", () -> came(call.get()), "");
                call.thread().interrupt();
            }
            for (Waiting task : tasks) {
                boolean neverBegun = before && !task.begun.isDone();
                Claim.that(neverBegun || Boolean.TRUE.equals(soon(task.interrupted)), () -> done,
                    "each task is interrupted", () -> "one was not", CALLER);
            }
            if (tasks.stream().anyMatch(task -> task.hold == hold && task.begun.isDone())) {
                Claim.that(call.waits(), () -> done + "; two of them do not stop at once", "run waits for them",
                    () -> call.get().toString(), THREADS);
            }
            hold.countDown();
            Outcome<List<String>> outcome = call.get();
            Claim.that(outcome instanceof Outcome.Threw<List<String>>(InterruptedException _), () -> done,
                "an InterruptedException", () -> came(outcome),
                "it is the caller who was interrupted, and who has to know");
        }
    }

    @Test
    @DisplayName("a caller that is interrupted while it waits for the last threads goes on waiting for them")
    void interruptedAgain() {
        for (boolean fails : List.of(true, false)) {
            var hold = new CountDownLatch(1);
            var stubborn = new Waiting(hold, null);
            var failure = new IOException("no such page");
            String done = "two tasks; one does not stop at once, and "
                + (fails ? "the other one throws" : "the caller is interrupted");
            Outcome.Pending<List<String>> call = Outcome.start(() -> AllOrNone.run(List.of(stubborn, () -> {
                stubborn.begun.join();
                if (fails) throw failure;
                return "two";
            })));
            stubborn.begun.join();
            if (!fails) {
                Claim.that(call.waits(), () -> "two tasks; one goes on and on", "run waits",
                    () -> came(call.get()), "");
                call.thread().interrupt();
            }
            Claim.equal(() -> done + "; was it interrupted?", true, soon(stubborn.interrupted), INTERRUPT);
            for (int i = 0; i < 2; i++) {
                Claim.that(call.waits(), () -> done, "run waits for it", () -> came(call.get()), THREADS);
                call.thread().interrupt();
            }
            Claim.that(call.waits(), () -> done + "; then the caller is interrupted twice", "run waits for it",
                () -> came(call.get()), THREADS);
            hold.countDown();
            Outcome<List<String>> outcome = call.get();
            Claim.that(outcome instanceof Outcome.Threw<List<String>>(Throwable e)
                && (fails && e == failure || e instanceof InterruptedException), () -> done
                + "; the caller is interrupted twice; then it ends", fails ? "run throws" : "an InterruptedException",
                () -> came(outcome), CALLER);
        }
    }

    @Test
    @DisplayName("nobody interrupts the caller: its flag is as it was")
    void callersFlag() {
        var failure = new IOException("no such page");
        Outcome<Boolean> afterResults = Outcome.soon(() -> {
            AllOrNone.run(List.of(() -> "one", () -> "two"));
            return Thread.currentThread().isInterrupted();
        });
        Claim.equal(() -> "run with tasks that return; is the caller's interrupted flag set?", false, afterResults, "");
        Outcome<Object> afterFailure = Outcome.soon(() -> {
            try {
                AllOrNone.run(List.of(() -> "one", () -> { throw failure; }));
            } catch (IOException e) {
                return Thread.currentThread().isInterrupted();
            }
            return "nothing was thrown";
        });
        Claim.equal(() -> "run with a task that throws; is the caller's interrupted flag set?",
            false, afterFailure, "");
    }

    @Test
    @DisplayName("tasks end and fail in any order: all results in the tasks' order, or the failure that came first")
    void scripts() {
        Cases.each(150, 8, this::script);
    }

    /// The tasks end one after the other, in any order; some throw. Each waits for its turn.
    private void script(Cases.Draw draw) {
        int count = draw.between(0, draw.size());
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, new Random(draw.between(0, 1_000_000)));
        var turns = new ArrayList<CountDownLatch>();
        for (int i = 0; i <= count; i++) turns.add(new CountDownLatch(i == 0 ? 0 : 1));
        var tasks = new ArrayList<Callable<Integer>>();
        var wanted = new ArrayList<Integer>();
        var failures = new Exception[count];
        for (int i = 0; i < count; i++) {
            int number = i;
            int turn = order.indexOf(i);
            failures[i] = draw.oneIn(5) ? new Exception("of task " + i) : null;
            wanted.add(i);
            tasks.add(() -> {
                turns.get(turn).await();
                if (failures[number] != null) throw failures[number];
                turns.get(turn + 1).countDown();
                return number;
            });
        }
        Exception first = order.stream().map(i -> failures[i]).filter(Objects::nonNull).findFirst().orElse(null);
        List<Integer> failing = order.stream().filter(i -> failures[i] != null).toList();
        String done = count + " tasks, from 0, which end in the order " + order
            + (first == null ? "" : ", and of which throw " + failing);
        Outcome<List<Integer>> outcome = Outcome.soon(() -> AllOrNone.run(tasks));
        if (first == null) Claim.equal(() -> done, wanted, outcome, ORDER);
        else expectThrows(first, outcome, done, FIRST);
    }

    @Test
    @DisplayName("one of many that fails at once, while others have not begun, is no trouble")
    void failsAtOnce() {
        for (int round = 0; round < 20; round++) {
            var failure = new IOException("no such page");
            var tasks = new ArrayList<Callable<String>>(Collections.nCopies(100, () -> {
                end.await();
                return "nobody stopped me";
            }));
            tasks.add(round * 5, () -> { throw failure; });
            expectThrows(failure, Outcome.soon(() -> AllOrNone.run(tasks)), "101 tasks; number " + (round * 5 + 1)
                + " throws at once, the others wait without end", NEXT);
        }
    }

    @Test
    @DisplayName("it waits as long as it takes")
    void asLongAsItTakes() {
        try (var _ = new FastClock()) {
            var task = new CountDownLatch(1);
            Outcome.Pending<List<String>> call = Outcome.start(() -> AllOrNone.run(List.of(() -> "one", () -> {
                stubborn(task);
                return "two";
            })));
            String done = "two tasks; one takes a day (" + FastClock.ITS_SPEED + ")";
            call.within(FastClock.A_DAY);
            Claim.that(!call.isDone(), () -> done, "run waits", () -> came(call.get()), "");
            task.countDown();
            Claim.equal(() -> done, List.of("one", "two"), call.get(), "");
        }
        try (var _ = new FastClock()) {
            var hold = new CountDownLatch(1);
            var stubborn = new Waiting(hold, null);
            var failure = new IOException("no such page");
            Outcome.Pending<List<String>> call = Outcome.start(() -> AllOrNone.run(List.of(stubborn, () -> {
                stubborn.begun.join();
                throw failure;
            })));
            String done = "two tasks; one throws, the other one stops after a day (" + FastClock.ITS_SPEED + ")";
            call.within(FastClock.A_DAY);
            Claim.that(!call.isDone(), () -> done, "run waits for it", () -> came(call.get()), THREADS);
            hold.countDown();
            expectThrows(failure, call.get(), done + "; then it ends", FIRST);
        }
    }

    private static <T> void expect(List<T> wanted, List<Callable<T>> tasks, String done, String idea) {
        Claim.equal(() -> done, wanted, Outcome.soon(() -> AllOrNone.run(tasks)), idea);
    }

    /// The same object.
    private static void expectThrows(Throwable wanted, Outcome<?> outcome, String done, String idea) {
        boolean same = outcome instanceof Outcome.Threw<?>(Throwable e)
            && (e == wanted || wanted instanceof AssertionError && e.getCause() == wanted);
        boolean copy = outcome instanceof Outcome.Threw<?>(Throwable e) && e.getClass() == wanted.getClass();
        Claim.that(same, () -> done, "run throws this " + wanted.getClass().getSimpleName() + ", the same object",
            () -> came(outcome) + (copy ? ", but another object" : ""),
            outcome instanceof Outcome.Returned ? "when one throws, run throws" : idea);
    }

    private static String came(Outcome<?> outcome) {
        return outcome instanceof Outcome.Returned<?>(Object value)
            ? "it returned the results: " + Claim.show(value) : outcome.toString();
    }

    /// What it has come to, or null if it does not come.
    private static <T> T soon(CompletableFuture<T> future) {
        try {
            return future.get(Outcome.SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits, whoever interrupts.
    private static void stubborn(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    static void main(String... args) {
        Runner.run(AllOrNoneTest.class);
    }
}
