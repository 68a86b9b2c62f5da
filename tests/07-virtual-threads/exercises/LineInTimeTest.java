///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/07-virtual-threads/${answers:solutions}/LineInTime.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 7.3, a deadline for a client that takes its time")
class LineInTimeTest {
    private static final int DEADLINE_MS = 300;

    private SocketPair pair;

    @BeforeEach
    void connect() throws IOException {
        pair = new SocketPair();
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
    }

    @Test
    @DisplayName("a line that comes in time is returned, byte for byte, and so is what came before the end")
    void inTime() throws Exception {
        send("héllo\nnext");
        assertThat(Bytes.show(read(5_000).get(1, TimeUnit.SECONDS))).as("the first line").isEqualTo("\"héllo\\n\"");
        pair.client().shutdownOutput();
        assertThat(Bytes.show(read(5_000).get(1, TimeUnit.SECONDS))).as("what came before the end of the stream").isEqualTo("\"next\"");
    }

    @Test
    @DisplayName("a silent client is given up at the deadline, not before, and not much later")
    void silent() throws Exception {
        expectTimeout("a client was silent");
    }

    @Test
    @DisplayName("a client that sends a byte now and then is given up at the same time")
    void byteByByte() throws Exception {
        var enough = new AtomicBoolean();
        Thread slow = Thread.ofPlatform().daemon().start(() -> {
            try {
                for (int i = 0; i < 60 && !enough.get(); i++) {
                    send("x");
                    LockSupport.parkNanos(50_000_000);
                }
            } catch (IOException e) {
                enough.set(true);
            }
        });
        try {
            expectTimeout("a client sent a byte every 50 ms, and never a \\n");
        } finally {
            enough.set(true);
            slow.join();
        }
    }

    @Test
    @DisplayName("a deadline that has passed is no wait without limit")
    void hasPassed() throws Exception {
        CompletableFuture<byte[]> line = read(-10);
        expectTimeout(line, "the deadline had passed before readLine was called");
    }

    private void expectTimeout(String what) throws Exception {
        long begin = System.nanoTime();
        expectTimeout(read(DEADLINE_MS), what);
        assertThat((System.nanoTime() - begin) / 1_000_000).as("ms until it was given up, with a deadline in 300 ms").isGreaterThanOrEqualTo(DEADLINE_MS - 20);
    }

    private static void expectTimeout(CompletableFuture<byte[]> line, String what) throws Exception {
        try {
            fail(what + ", and readLine returned " + Bytes.show(line.get(1_200, TimeUnit.MILLISECONDS)));
        } catch (TimeoutException e) {
            fail(what + ", and readLine still waits, 900 ms or more after the deadline.\nLook again at: the time that is left is less at each read; 0 is no limit at all");
        } catch (ExecutionException e) {
            assertThat(e.getCause()).as(what + ": what readLine threw").isInstanceOf(SocketTimeoutException.class);
        }
    }

    private void send(String text) throws IOException {
        pair.client().socket().getOutputStream().write(Bytes.of(text));
    }

    private CompletableFuture<byte[]> read(int deadlineMs) {
        var line = new CompletableFuture<byte[]>();
        Thread.ofPlatform().daemon().name("exercise").start(() -> {
            try {
                line.complete(LineInTime.readLine(pair.server().socket(), System.nanoTime() + deadlineMs * 1_000_000L));
            } catch (Throwable e) {
                line.completeExceptionally(e);
            }
        });
        return line;
    }

    static void main(String... args) {
        Runner.run(LineInTimeTest.class);
    }
}
