///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/02-iterative-server/${answers:solutions}/SilentClient.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 2.3, a silent client loses its turn")
class SilentClientTest {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private ServerSocket listener;
    private Client client;
    private Socket accepted;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        client = new Client(listener.getLocalPort());
        accepted = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        accepted.close();
        listener.close();
    }

    @Test
    @DisplayName("what a client sends comes back, and when it leaves the server goes on")
    void echo() throws Exception {
        Future<?> serving = serve(Duration.ofSeconds(3));
        expectEcho("hello\n");
        expectEcho("あ\n");
        client.halfClose().expectEnd();
        assertThat(ended(serving, 1_000)).as("echo returned after the client had left").isTrue();
    }

    @Test
    @DisplayName("a talking client is answered at once")
    void answersAtOnce() throws Exception {
        serve(Duration.ofSeconds(3));
        long before = System.nanoTime();
        expectEcho("hello\n");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).as("until hello came back, with a patience of 3 s.\nLook again at: wait only in read, which ends as soon as there is something").isLessThan(Duration.ofMillis(1_500));
    }

    @Test
    @DisplayName("a client that goes silent loses its turn, and its connection is closed")
    void silentClientLosesItsTurn() throws Exception {
        Future<?> serving = serve(PATIENCE);
        expectEcho("hello\n");
        try {
            assertThat(ended(serving, 1_200)).as("""
                echo returned, 1.2 s after a client with a patience of 0.2 s had gone silent.
                Look again at: setSoTimeout, and to catch what it throws outside of the loop""").isTrue();
        } catch (ExecutionException e) {
            fail("the client was silent for too long, and " + e.getCause() + " came out of echo.\nLook again at: it returns normally; that a turn is over is no error");
        }
        assertThat(accepted.isClosed()).as("the client's connection is closed").isTrue();
    }

    @Test
    @DisplayName("a client that goes on talking keeps its turn, however long")
    void talkingClientStays() throws Exception {
        Future<?> serving = serve(PATIENCE);
        long before = System.nanoTime();
        for (int i = 0; System.nanoTime() - before < 2 * PATIENCE.toNanos(); i++) {
            try {
                client.send("still here\n").expect("still here\n");
            } catch (IOException | AssertionError e) {
                fail("a client that never paused was cut off after %d lines.\nLook again at: the patience counts anew with each read".formatted(i));
            }
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(serving.isDone()).as("echo has returned while the client still talks").isFalse();
    }

    private void expectEcho(String line) {
        try {
            client.send(line).expect(line);
        } catch (IOException e) {
            fail("the client sent " + Bytes.show(Bytes.of(line)) + " and expected it back, but got: " + e.getMessage() + ".\nLook again at: read, and write back what came");
        }
    }

    private Future<?> serve(Duration patience) {
        var serving = new CompletableFuture<Void>();
        Thread.ofPlatform().daemon().name("exercise").start(() -> {
            try {
                SilentClient.echo(accepted, patience);
                serving.complete(null);
            } catch (Throwable e) {
                serving.completeExceptionally(e);
            }
        });
        return serving;
    }

    private static boolean ended(Future<?> serving, int withinMs) throws Exception {
        try {
            serving.get(withinMs, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    static void main(String... args) {
        Runner.run(SilentClientTest.class);
    }
}
