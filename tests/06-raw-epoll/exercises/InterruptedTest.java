///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/06-raw-epoll/${answers:solutions}/Interrupted.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 6.3, a wait that a signal cuts short")
class InterruptedTest {
    private static final int FOR_EVER = -1;
    private static final int LAST_ERRNO = 133;
    private static final double MS = 1_000_000;
    private static final String RETURN = "errno says nothing after a call that did not return -1: it keeps what it was";
    private static final String WAIT_ON = "EINTR is no failure: wait on";

    /// A kernel that answers as it is told to. As in C, a call that succeeds leaves errno as it was.
    private static final class Script implements Interrupted.Kernel {
        /// What one call does: takes so long, and returns events, or -1 and an errno.
        record Step(long nanos, int result, int errno) {}

        /// What it was called with, and when it was called and returned.
        record Call(int timeoutMs, long at, long back) {}

        final List<Call> calls = new ArrayList<>();
        private final List<Step> steps;
        private int errno;
        private final int errnoBefore;
        final int timeoutMs;
        long begin;

        Script(int timeoutMs, int errnoBefore, List<Step> steps) {
            this.timeoutMs = timeoutMs;
            this.steps = steps;
            this.errnoBefore = errnoBefore;
            errno = errnoBefore;
        }

        static Script of(int timeoutMs, Step... steps) {
            return new Script(timeoutMs, Interrupted.EINTR, List.of(steps));
        }

        @Override
        public int epoll_wait(int timeoutMs) {
            long at = System.nanoTime();
            if (calls.size() == steps.size()) {
                throw Claim.broken(done(), "no call of epoll_wait after the last one",
                    "epoll_wait(" + timeoutMs + ") was called once more", steps.getLast().result() >= 0 ? RETURN
                        : "any failure but EINTR is thrown");
            }
            Step step = steps.get(calls.size());
            for (long left = step.nanos(); left > 0; left = at + step.nanos() - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (step.result() == -1) errno = step.errno();
            calls.add(new Call(timeoutMs, at, System.nanoTime()));
            return step.result();
        }

        @Override
        public int errno() {
            return errno;
        }

        Outcome<Integer> await() {
            return Outcome.soon(() -> {
                begin = System.nanoTime();
                return Interrupted.await(this, timeoutMs);
            });
        }

        /// All calls so far: none may wait for longer than is left, nor for less, which would give up early.
        /// The deadline lies between the one reckoned from the beginning and the one reckoned from the first call.
        void expectTimeouts() {
            expectTimeouts(0);
        }

        /// @param early by how many milliseconds it may give up early, where that is not the question
        void expectTimeouts(int early) {
            for (int i = 0; i < calls.size(); i++) {
                Call call = calls.get(i);
                long earliest = begin + timeoutMs * 1_000_000L;
                long latest = calls.getFirst().at() + timeoutMs * 1_000_000L;
                long lookedAt = i == 0 ? begin : calls.get(i - 1).back();
                int least = timeoutMs == FOR_EVER ? FOR_EVER : roundedUp(earliest - call.at());
                int most = Math.min(timeoutMs, roundedUp(latest - lookedAt));
                int enough = timeoutMs == FOR_EVER ? FOR_EVER : Math.min(most, Math.max(0, least - early));
                String which = "; the timeout of call %d, %.2f ms after the beginning"
                    .formatted(i + 1, (call.at() - begin) / MS);
                Claim.that(call.timeoutMs() >= enough && call.timeoutMs() <= most, () -> done() + which,
                    least == most ? "" + least : "from " + least + " to " + most,
                    () -> "" + call.timeoutMs(), idea(call, least));
            }
        }

        private String idea(Call call, int least) {
            if (timeoutMs == FOR_EVER) return "-1 is without a limit, and has no deadline";
            if (call.timeoutMs() < 0) return "less than 0 is without a limit";
            return call.timeoutMs() < least
                ? "a part of a millisecond that is left is rounded up; 0 ms is not to wait at all"
                : "wait for what is left until the one deadline, and for 0 when nothing is left";
        }

        private static int roundedUp(long nanos) {
            return (int) Math.clamp(Math.ceilDiv(nanos, 1_000_000L), 0, Integer.MAX_VALUE);
        }

        /// What was done, with all calls that were made or were to be made.
        String done() {
            var shown = new StringBuilder("await(kernel, " + timeoutMs + "), ");
            if (errnoBefore != 0) shown.append("errno is ").append(name(errnoBefore)).append(" from before, ");
            shown.append("epoll_wait ");
            int times = 1;
            for (int i = 0; i < steps.size(); i += times) {
                times = 1;
                while (i + times < steps.size() && steps.get(i + times).equals(steps.get(i))) times++;
                shown.append(i == 0 ? "" : ", then ").append(show(steps.get(i)));
                if (times > 1) shown.append(" (").append(times).append(" times)");
            }
            return shown.toString();
        }

        private static String show(Step step) {
            String what = step.result() >= 0 ? "returns " + step.result() : "fails with " + name(step.errno());
            return step.nanos() == 0 ? what : "takes %.1f ms and %s".formatted(step.nanos() / MS, what);
        }

        private static String name(int errno) {
            return errno == Interrupted.EINTR ? "EINTR" : "errno " + errno;
        }
    }

    private static Script.Step returns(int events) {
        return new Script.Step(0, events, 0);
    }

    private static Script.Step fails(int errno) {
        return new Script.Step(0, -1, errno);
    }

    private static Script.Step signalAfter(double ms) {
        return new Script.Step((long) (ms * MS), -1, Interrupted.EINTR);
    }

    @Test
    @DisplayName("without a signal it is epoll_wait: the events, or 0 when the time is over, whatever errno was before")
    void withoutSignals() {
        for (int stale : List.of(0, Interrupted.EINTR, 9, 11)) {
            for (int timeoutMs : List.of(100, 0, FOR_EVER, 1, 60_000, Integer.MAX_VALUE)) {
                for (int events : List.of(3, 1, 1_024, 0)) {
                    var kernel = new Script(timeoutMs, stale, List.of(returns(events)));
                    Claim.equal(kernel::done, events, kernel.await(), "");
                    kernel.expectTimeouts();
                }
            }
        }
    }

    @Test
    @DisplayName("signals do not end it: it waits on, and returns the events, or 0 when the time is over")
    void waitsOn() {
        for (int times : List.of(1, 2, 3, 20, 1_000)) {
            for (int timeoutMs : List.of(60_000, FOR_EVER)) {
                for (int events : List.of(2, 0)) {
                    var steps = new ArrayList<>(Collections.nCopies(times, fails(Interrupted.EINTR)));
                    steps.add(returns(events));
                    var kernel = new Script(timeoutMs, 0, steps);
                    Claim.equal(kernel::done, events, kernel.await(), WAIT_ON);
                    Claim.equal(() -> kernel.done() + "; calls of epoll_wait", times + 1, kernel.calls.size(), WAIT_ON);
                }
            }
        }
    }

    @Test
    @DisplayName("a wait without limit stays one")
    void forEver() {
        var kernel = Script.of(FOR_EVER, signalAfter(2), signalAfter(0), signalAfter(1), returns(1));
        Claim.equal(kernel::done, 1, kernel.await(), "");
        kernel.expectTimeouts();
    }

    @Test
    @DisplayName("signals do not make it longer: each further call waits for what is left")
    void timeLeft() {
        var steps = new ArrayList<>(Collections.nCopies(30, signalAfter(0.4)));
        steps.add(returns(2));
        for (Script kernel : List.of(Script.of(10_000, signalAfter(10), signalAfter(0), signalAfter(10), returns(2)),
                new Script(1_000, 0, steps), Script.of(Integer.MAX_VALUE, signalAfter(1.5), returns(2)),
                Script.of(3_000_000, signalAfter(1.5), returns(2)))) {
            Claim.equal(kernel::done, 2, kernel.await(), "");
            kernel.expectTimeouts(1);
        }
    }

    @Test
    @DisplayName("nor shorter: a part of a millisecond that is left is waited for, too")
    void notEarly() {
        for (int i = 0; i < 20; i++) expect(1, Script.of(10_000, signalAfter(0.1 + i % 5 * 0.2), returns(1)));
    }

    @Test
    @DisplayName("when no time is left, and not before, it looks once more without waiting, or returns 0 by itself")
    void noTimeLeft() {
        for (int timeoutMs : List.of(0, 1, 3)) {
            for (double late : List.of(0.0, 0.3, 1.2, -0.7, -0.3)) {
                if (timeoutMs + late < 0) continue;
                for (int events : List.of(0, 3)) {
                    var kernel = Script.of(timeoutMs, signalAfter(timeoutMs + late), returns(events));
                    Outcome<Integer> outcome = kernel.await();
                    kernel.expectTimeouts();
                    if (kernel.calls.size() == 2) Claim.equal(kernel::done, events, outcome, "");
                    else expectTimeIsOver(kernel, outcome);
                }
            }
        }
    }

    @Test
    @DisplayName("any other failure is an IOException that names the function, and the number of the error")
    void otherFailures() {
        for (int errno = 1; errno <= LAST_ERRNO; errno++) {
            if (errno == Interrupted.EINTR) continue;
            for (int timeoutMs : List.of(1_000, FOR_EVER, 0)) expectFailure(Script.of(timeoutMs, fails(errno)), errno);
            expectFailure(Script.of(1_000, fails(Interrupted.EINTR), fails(errno)), errno);
            expectFailure(Script.of(FOR_EVER, fails(Interrupted.EINTR), fails(Interrupted.EINTR), fails(errno)), errno);
        }
    }

    private static void expectFailure(Script kernel, int errno) {
        Outcome<Integer> outcome = kernel.await();
        boolean ok = outcome instanceof Outcome.Threw<Integer>(IOException e) && e.getMessage() != null
            && e.getMessage().contains("epoll_wait") && e.getMessage().matches("(?s)(.*\\D)?" + errno + "(\\D.*)?");
        Claim.that(ok, kernel::done, "an IOException with \"epoll_wait\" and the number " + errno + " in its message",
            outcome::toString, outcome instanceof Outcome.Returned ? "any failure but EINTR is thrown" : "");
    }

    @Test
    @DisplayName("any signals, at any time: the deadline is one and the same")
    void scripts() {
        Cases.each(60, 5, draw -> {
            var steps = new ArrayList<Script.Step>();
            for (int i = draw.between(0, draw.size()); i > 0; i--) steps.add(signalAfter(draw.between(0, 30) / 20.0));
            steps.add(returns(draw.between(0, 9)));
            expect(steps.getLast().result(), new Script(draw.between(30, 90) * 1_000, draw.oneOf(0, 4, 9), steps));
        });
    }

    /// The time is long enough for all steps to be taken.
    private static void expect(int events, Script kernel) {
        Claim.equal(kernel::done, events, kernel.await(), "");
        kernel.expectTimeouts();
    }

    private static void expectTimeIsOver(Script kernel, Outcome<Integer> outcome) {
        long back = System.nanoTime();
        Claim.equal(kernel::done, 0, outcome, WAIT_ON);
        Claim.that(back - kernel.begin >= kernel.timeoutMs * 1_000_000L,
            () -> kernel.done() + "; await returned 0 by itself",
            "after " + kernel.timeoutMs + " ms, or later", () -> "after %.2f ms".formatted((back - kernel.begin) / MS),
            "a part of a millisecond that is left is rounded up");
    }

    static void main(String... args) {
        Runner.run(InterruptedTest.class);
    }
}
