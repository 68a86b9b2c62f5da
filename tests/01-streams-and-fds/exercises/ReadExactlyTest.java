///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/01-streams-and-fds/${answers:solutions}/ReadExactly.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 1.1, read exactly n bytes")
class ReadExactlyTest {
    @Test
    @DisplayName("a stream that gives three bytes at a time is read until all are there")
    void fewerAtATime() throws IOException {
        var stream = new Trickle("hello, world", 3);
        byte[] got = ReadExactly.readExactly(stream, 12);
        assertThat(Bytes.show(got)).as("""
            the stream has "hello, world" and gives 3 bytes at a time; you were asked for 12.
            Look again at: one read gives at most as many bytes as there is room for, often fewer""").isEqualTo("\"hello, world\"");
    }

    @Test
    @DisplayName("not one byte more is taken from the stream")
    void notOneMore() throws IOException {
        var stream = new Trickle("onetwo", 100);
        assertThat(Bytes.show(ReadExactly.readExactly(stream, 3))).as("the stream has \"onetwo\"; the first 3 bytes").isEqualTo("\"one\"");
        assertThat(Bytes.show(stream.readAllBytes())).as("""
            what is left in the stream after 3 of "onetwo" have been read.
            Look again at: what you take and do not return is lost, it belongs to whoever reads next""").isEqualTo("\"two\"");
    }

    @Test
    @DisplayName("a stream that ends too early is an EOFException")
    void endsTooEarly() throws IOException {
        var stream = new Trickle("four", 3);
        try {
            byte[] got = ReadExactly.readExactly(stream, 5);
            fail("""
                the stream has "four" and ends; you were asked for 5 bytes. Expected an EOFException, but got the array %s.
                Look again at: read returns -1 at the end""".formatted(Bytes.show(got)));
        } catch (EOFException e) {
            assertThat(stream.readsAtTheEnd).as("times it asked at the end").isLessThan(3);
        }
    }

    @Test
    @DisplayName("zero bytes are read from any stream")
    void nothing() throws IOException {
        assertThat(ReadExactly.readExactly(new Trickle("", 1), 0)).isEmpty();
    }

    /// Gives at most so many bytes a read. Whoever asks again and again at the end is stopped.
    private static final class Trickle extends InputStream {
        private final InputStream bytes;
        private final int atATime;
        private int readsAtTheEnd = 0;

        Trickle(String text, int atATime) {
            bytes = new ByteArrayInputStream(Bytes.of(text));
            this.atATime = atATime;
        }

        @Override
        public int read() throws IOException {
            return count(bytes.read());
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return count(bytes.read(buffer, offset, Math.min(length, atATime)));
        }

        private int count(int result) {
            if (result == -1 && ++readsAtTheEnd > 1_000) throw new AssertionError("still reading after the stream has said 1,000 times that it is at its end");
            return result;
        }
    }

    static void main(String... args) {
        Runner.run(ReadExactlyTest.class);
    }
}
