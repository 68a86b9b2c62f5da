///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/02-iterative-server/${answers:solutions}/RequestHead.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 2.1, read a request head")
class RequestHeadTest {
    private static final String HEAD = "GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + "x".repeat(2_000) + "\r\n\r\n";

    @Test
    @DisplayName("a head of more than 2,000 bytes that arrives in pieces over a connection is read whole")
    void inPieces() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1")); var client = new Client(listener.getLocalPort()); var server = listener.accept()) {
            server.setSoTimeout(2_000);
            var in = new BufferedInputStream(server.getInputStream());
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                for (int from = 0; from < HEAD.length(); from += 700) {
                    try {
                        client.send(HEAD.substring(from, Math.min(HEAD.length(), from + 700)));
                        LockSupport.parkNanos(2_000_000);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
            byte[] head = RequestHead.read(in);
            sending.get(2, TimeUnit.SECONDS);
            assertThat(Bytes.show(head)).as("what read returned of a head of %d bytes, sent in pieces of 700.\nLook again at: one read gives what has come so far", HEAD.length()).isEqualTo(Bytes.show(Bytes.of(HEAD)));
        } catch (SocketTimeoutException e) {
            fail("the whole head was sent, and read still waits for more.\nLook again at: the head ends with \\r\\n\\r\\n, and the client sends nothing behind it until it is answered");
        }
    }

    @Test
    @DisplayName("what follows the head stays in the stream")
    void leavesTheBody() throws IOException {
        var in = new ByteArrayInputStream(Bytes.of("POST / HTTP/1.1\r\n\r\nthe body"));
        assertThat(Bytes.show(RequestHead.read(in))).as("the head").isEqualTo("\"POST / HTTP/1.1\\r\\n\\r\\n\"");
        assertThat(Bytes.show(in.readAllBytes())).as("what is left in the stream.\nLook again at: what comes behind the empty line belongs to the body, and to whoever reads that").isEqualTo("\"the body\"");
    }

    @Test
    @DisplayName("what only looks like the end is not the end")
    void almostTheEnd() throws IOException {
        for (String head : List.of("a\n\nb\r\n\r\n", "a\r\nb\r\n\r\n", "a\r\n\r\r\n\r\n", "a\r\r\n\r\n")) {
            try {
                assertThat(Bytes.show(RequestHead.read(new ByteArrayInputStream(Bytes.of(head))))).as("the head %s.\nLook again at: the end is \\r\\n\\r\\n, and nothing less", Bytes.show(Bytes.of(head))).isEqualTo(Bytes.show(Bytes.of(head)));
            } catch (EOFException e) {
                fail("the head %s is whole, and was not taken for it.\nLook again at: a \\r that does not fit may be the first of the four".formatted(Bytes.show(Bytes.of(head))));
            }
        }
    }

    @Test
    @DisplayName("a stream that ends in the head is an EOFException")
    void endsTooEarly() throws IOException {
        try {
            byte[] got = RequestHead.read(new ByteArrayInputStream(Bytes.of("GET / HTTP/1.1\r\n")));
            fail("the stream is \"GET / HTTP/1.1\\r\\n\" and ends. Expected an EOFException, but got " + Bytes.show(got) + ".\nLook again at: in.read() returns -1 at the end");
        } catch (EOFException e) {
            assertThat(e.getMessage() == null || !e.getMessage().isBlank()).isTrue();
        }
    }

    @Test
    @DisplayName("a head without end is refused after 8 KiB, one of 8 KiB is read")
    void endless() throws IOException {
        String longest = "x".repeat(RequestHead.LIMIT - 4) + "\r\n\r\n";
        assertThat(RequestHead.read(new ByteArrayInputStream(Bytes.of(longest)))).as("bytes of a head of exactly 8 KiB").hasSize(RequestHead.LIMIT);
        var endless = new InputStream() {
            int given = 0;

            @Override
            public int read() {
                if (++given > 3 * RequestHead.LIMIT) throw new AssertionError("read " + given + " bytes of a head that never ends.\nLook again at: whoever sends it decides how much memory you use, unless you stop at LIMIT");
                return 'x';
            }
        };
        try {
            RequestHead.read(endless);
            fail("a head that never ends came back. Expected an IOException");
        } catch (EOFException e) {
            fail("a head that never ends is too long, it has not ended. Expected another IOException than EOFException");
        } catch (IOException e) {
            assertThat(endless.given).as("bytes read before it was refused").isBetween(RequestHead.LIMIT, RequestHead.LIMIT + 1024);
        }
    }

    static void main(String... args) {
        Runner.run(RequestHeadTest.class);
    }
}
