///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/06-raw-epoll/${answers:solutions}/Interrupted.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 6.3, a wait that a signal cuts short")
class InterruptedTest {
    private static final int EBADF = 9;
    private static final String IDEA = "EINTR is no failure: wait on";

    /// A kernel that answers as it is told to: each step takes some time, and returns events, or -1 and an errno.
    private static final class Script implements Interrupted.Kernel {
        record Step(int takesMs, int result, int errno) {}

        final List<Integer> timeouts = new ArrayList<>();
        private final Iterator<Step> steps;
        private int errno = 0;

        Script(Step... steps) {
            this.steps = List.of(steps).iterator();
        }

        @Override
        public int epoll_wait(int timeoutMs) {
            timeouts.add(timeoutMs);
            if (!steps.hasNext()) throw new AssertionError("epoll_wait was called with the timeouts " + timeouts + ", and not once more was expected.\nLook again at: when events have come, or the time is over, return");
            Step step = steps.next();
            LockSupport.parkNanos(step.takesMs() * 1_000_000L);
            errno = step.errno();
            return step.result();
        }

        @Override
        public int errno() {
            return errno;
        }
    }

    @Test
    @DisplayName("without a signal it is epoll_wait: the events, or 0 when the time is over")
    void withoutSignals() throws IOException {
        assertThat(Interrupted.await(new Script(new Script.Step(0, 3, 0)), 100)).as("events, when epoll_wait returned 3").isEqualTo(3);
        assertThat(Interrupted.await(new Script(new Script.Step(0, 0, 0)), 100)).as("events, when epoll_wait returned 0: the time is over").isZero();
    }

    @Test
    @DisplayName("a signal does not end it: it waits on, and returns the events")
    void waitsOn() throws IOException {
        var kernel = new Script(new Script.Step(0, -1, Interrupted.EINTR), new Script.Step(0, -1, Interrupted.EINTR), new Script.Step(0, 2, 0));
        assertThat(result(kernel, 1_000)).as("events, when epoll_wait was interrupted twice and then returned 2.\nLook again at: " + IDEA).isEqualTo(2);
    }

    @Test
    @DisplayName("a wait without limit stays one")
    void forEver() throws IOException {
        var kernel = new Script(new Script.Step(0, -1, Interrupted.EINTR), new Script.Step(0, 1, 0));
        assertThat(result(kernel, -1)).as("events, when epoll_wait was interrupted once and then returned 1.\nLook again at: " + IDEA).isEqualTo(1);
        assertThat(kernel.timeouts).as("the timeouts of both calls.\nLook again at: -1 has no deadline").containsExactly(-1, -1);
    }

    @Test
    @DisplayName("signals do not make it longer: it waits for what is left, and never for less than 0")
    void timeLeft() throws IOException {
        var kernel = new Script(new Script.Step(30, -1, Interrupted.EINTR), new Script.Step(30, -1, Interrupted.EINTR), new Script.Step(60, -1, Interrupted.EINTR), new Script.Step(0, 0, 0));
        assertThat(result(kernel, 100)).as("events, when the time is over").isZero();
        String idea = "the timeouts, when each wait was cut short after 30 ms, 30 ms and 60 ms, of 100 in all: %s.\nLook again at: wait for what is left until the deadline";
        assertThat(kernel.timeouts.get(1)).as(idea, kernel.timeouts).isBetween(1, 70);
        assertThat(kernel.timeouts.get(2)).as(idea, kernel.timeouts).isBetween(0, 40);
        assertThat(kernel.timeouts.get(3)).as(idea + ", 0 when nothing is left; less than 0 is without a limit", kernel.timeouts).isZero();
    }

    @Test
    @DisplayName("any other failure is thrown, and says which function failed, and how")
    void otherFailures() {
        var kernel = new Script(new Script.Step(0, -1, Interrupted.EINTR), new Script.Step(0, -1, EBADF));
        try {
            fail("epoll_wait failed with errno 9 (EBADF), and await returned %d.\nLook again at: any failure but EINTR is thrown", result(kernel, 1_000));
        } catch (IOException e) {
            assertThat(e).as("what is thrown when epoll_wait fails with errno 9").hasMessageContaining("epoll_wait").hasMessageContaining("9");
        }
    }

    private static int result(Script kernel, int timeoutMs) throws IOException {
        try {
            return Interrupted.await(kernel, timeoutMs);
        } catch (IOException e) {
            if (kernel.errno == Interrupted.EINTR) throw new AssertionError("epoll_wait was interrupted, and await threw " + e + "\nLook again at: " + IDEA, e);
            throw e;
        }
    }

    static void main(String... args) {
        Runner.run(InterruptedTest.class);
    }
}
