///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/04-selector-epoll-loop/${answers:solutions}/Goodbye.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 4.3, a client that leaves")
class GoodbyeTest {
    private final ByteBuffer buffer = ByteBuffer.allocate(100);
    private SocketPair pair;

    @BeforeEach
    void connect() throws IOException {
        pair = new SocketPair();
        pair.server().configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
    }

    @Test
    @DisplayName("bytes are bytes, and stand in the buffer")
    void bytes() throws IOException {
        pair.client().write(ByteBuffer.wrap(Bytes.of("hello\n")));
        assertThat(read()).as("the client sent \"hello\\n\".\nLook again at: a number above 0 counts the bytes that came").isEqualTo(Goodbye.News.BYTES);
        assertThat(buffer.position()).as("bytes in the buffer").isEqualTo(6);
        assertThat(pair.server().isOpen()).as("the channel is open").isTrue();
    }

    @Test
    @DisplayName("a client that is silent has not left")
    void nothing() throws IOException {
        assertThat(Goodbye.read(pair.server(), buffer)).as("the client has sent nothing yet.\nLook again at: 0 is no goodbye").isEqualTo(Goodbye.News.NOTHING);
        assertThat(pair.server().isOpen()).as("the channel is open").isTrue();
    }

    @Test
    @DisplayName("a client that says goodbye has left, and the channel is closed")
    void left() throws IOException {
        pair.client().shutdownOutput();
        assertThat(read()).as("the client has closed its side.\nLook again at: read returns -1 at the end").isEqualTo(Goodbye.News.LEFT);
        assertThat(pair.server().isOpen()).as("the channel is open after the goodbye.\nLook again at: a socket at its end stays ready, and the loop would be told of it for ever").isFalse();
    }

    @Test
    @DisplayName("bytes that came before the goodbye are not lost")
    void bytesFirst() throws IOException {
        pair.client().write(ByteBuffer.wrap(Bytes.of("bye")));
        pair.client().shutdownOutput();
        assertThat(read()).as("the client sent \"bye\" and closed its side; the first read").isEqualTo(Goodbye.News.BYTES);
        assertThat(Goodbye.read(pair.server(), buffer)).as("the second read").isEqualTo(Goodbye.News.LEFT);
        assertThat(buffer.position()).as("bytes in the buffer").isEqualTo(3);
    }

    @Test
    @DisplayName("a client that resets is told apart, and the channel is closed")
    void reset() throws IOException {
        pair.resetByClient();
        try {
            assertThat(read()).as("the client has reset the connection, which is RESET.\nLook again at: then read throws").isEqualTo(Goodbye.News.RESET);
        } catch (IOException e) {
            fail("the client has reset the connection, and out of read came: " + e + ".\nLook again at: no exception comes out; that a client left is not an error of the server");
        }
        assertThat(pair.server().isOpen()).as("the channel is open after the reset").isFalse();
    }

    /// Reads once there is news.
    private Goodbye.News read() throws IOException {
        try (Selector selector = Selector.open()) {
            SelectionKey key = pair.server().register(selector, SelectionKey.OP_READ);
            assertThat(selector.select(1_000)).as("the socket is ready within 1 s").isEqualTo(1);
            key.cancel();
            selector.selectNow();
        }
        return Goodbye.read(pair.server(), buffer);
    }

    static void main(String... args) {
        Runner.run(GoodbyeTest.class);
    }
}
