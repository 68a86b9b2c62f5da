///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../RawPair.java
//SOURCES ../../../chapters/06-raw-epoll/RawEpoll.java
//SOURCES ../../../chapters/06-raw-epoll/${answers:solutions}/EdgeTriggered.java
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("Exercise 6.2, edge-triggered")
class EdgeTriggeredTest {
    /// sys/epoll.h
    private static final int EPOLLET = 1 << 31;
    private static final Duration SOON = Duration.ofSeconds(1);

    private RawPair pair;
    private EdgeTriggered reader;

    @BeforeEach
    void connect() throws IOException {
        pair = new RawPair(RawEpoll.Libc.EPOLLIN | EPOLLET);
        reader = new EdgeTriggered(pair.libc, pair.fd);
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
    }

    @Test
    @DisplayName("a few bytes come, twice, and each time epoll tells")
    void aFewBytes() throws Exception {
        for (String text : List.of("hello\n", "again\n")) {
            send(text);
            assertThat(onReadable("when %s has come".formatted(Bytes.show(Bytes.of(text))))).isEqualTo(Bytes.show(Bytes.of(text)));
            assertThat(reader.hasEnded()).as("whether the stream has ended, while the client is still there").isFalse();
        }
    }

    @Test
    @DisplayName("many bytes come at once: one call gets them all, since nobody tells of the rest")
    void many() throws Exception {
        for (int length : List.of(1_023, 1_024, 1_025, 2_048, 10_000)) {
            send("x".repeat(length));
            assertThat(bytes("when " + length + " bytes have come")).as("bytes that came of %d.\nLook again at: the buffer holds 1,024; with EPOLLET nobody tells of the rest", length).hasSize(length);
            assertThat(pair.told(Duration.ZERO)).as("whether epoll tells of the fd again").isFalse();
            send("more\n");
            assertThat(onReadable("when more has come")).isEqualTo("\"more\\n\"");
        }
    }

    @Test
    @DisplayName("the end of the stream is seen, also when it comes together with bytes")
    void theEnd() throws Exception {
        send("goodbye\n");
        pair.client().shutdownOutput();
        await("the end to arrive").atMost(SOON).until(() -> Kernel.tcpState(pair.libc.getsockname(pair.fd), pair.client().getLocalPort()) == Kernel.CLOSE_WAIT);
        assertThat(onReadable("when \"goodbye\\n\" has come, and the end of the stream")).isEqualTo("\"goodbye\\n\"");
        assertThat(reader.hasEnded()).as("whether the stream has ended.\nLook again at: a read that gets little is no proof that nothing follows; read on until AGAIN or 0").isTrue();
    }

    @Test
    @DisplayName("called when nothing has come, it returns nothing, and does not wait")
    void nothing() throws Exception {
        assertThat(onReadable("when nothing has come")).isEqualTo("\"\"");
        assertThat(reader.hasEnded()).as("whether the stream has ended, when nothing has come.\nLook again at: AGAIN is not the end").isFalse();
    }

    private void send(String text) throws Exception {
        pair.client().getOutputStream().write(Bytes.of(text));
        await("all bytes to arrive").pollInterval(Duration.ofMillis(1)).atMost(SOON).until(() -> Kernel.waiting(pair.libc.getsockname(pair.fd), pair.client().getLocalPort()) == text.length());
        assertThat(pair.told(SOON)).as("whether epoll tells of new bytes.\nLook again at: it does when all that came before has been read").isTrue();
    }

    private String onReadable(String when) throws Exception {
        return Bytes.show(bytes(when));
    }

    private byte[] bytes(String when) throws Exception {
        var result = new CompletableFuture<byte[]>();
        Thread.ofPlatform().daemon().name("exercise").start(() -> {
            try {
                result.complete(reader.onReadable());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        Jobs.expect(result, "onReadable was called " + when + ", and should return at once.\nLook again at: AGAIN says that there is nothing more, and 0 that there never will be");
        return result.join();
    }

    static void main(String... args) {
        Runner.run(EdgeTriggeredTest.class);
    }
}
