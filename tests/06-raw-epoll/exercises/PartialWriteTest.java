///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../RawPair.java
//SOURCES ../../../chapters/06-raw-epoll/RawEpoll.java
//SOURCES ../../../chapters/06-raw-epoll/${answers:solutions}/PartialWrite.java
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Exercise 6.1, a write that takes a part")
class PartialWriteTest {
    private static final int CHUNK = 100_000;

    private RawPair pair;
    private PartialWrite out;

    @BeforeEach
    void connect() throws IOException {
        pair = new RawPair(RawEpoll.Libc.EPOLLIN);
        out = new PartialWrite(pair.libc, pair.epfd, pair.fd);
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
    }

    @Test
    @DisplayName("a few bytes arrive, nothing is left over, and the fd is watched for input")
    void aFewBytes() throws IOException {
        out.send(Bytes.of("hello\n"));
        assertThat(out.left()).as("bytes left over after \"hello\\n\", which fits into any socket.\nLook again at: what write took is not left over").isZero();
        assertThat(pair.interest()).as("what the kernel watches for (1 EPOLLIN, 4 EPOLLOUT) when nothing is left over").isEqualTo(RawEpoll.Libc.EPOLLIN);
        assertThat(Bytes.show(pair.client().getInputStream().readNBytes(6))).as("what the client got").isEqualTo("\"hello\\n\"");
    }

    @Test
    @DisplayName("while something is left over the fd is watched for output alone, and when the client has read all, for input alone")
    void interest() throws Exception {
        int sent = fill();
        assertThat(pair.interest()).as("what the kernel watches for (1 EPOLLIN, 4 EPOLLOUT) when %d bytes are left over.\nLook again at: EPOLL_CTL_MOD", out.left()).isEqualTo(RawEpoll.Libc.EPOLLOUT);
        drain(sent);
        assertThat(pair.interest()).as("what the kernel watches for (1 EPOLLIN, 4 EPOLLOUT) when nothing is left over any more.\nLook again at: an idle socket has always room, and EPOLLOUT would be told without end").isEqualTo(RawEpoll.Libc.EPOLLIN);
    }

    @Test
    @DisplayName("all bytes arrive, once and in their order")
    void everythingArrives() throws Exception {
        int sent = fill();
        out.send(chunk(sent++));
        byte[] got = drain(sent);
        assertThat(got.length).as("bytes that arrived, of %d sent.\nLook again at: a write that took only a part, or nothing (AGAIN); the rest is kept", sent * CHUNK).isEqualTo(sent * CHUNK);
        for (int i = 0; i < sent; i++) {
            assertThat(Arrays.mismatch(got, i * CHUNK, (i + 1) * CHUNK, chunk(i), 0, CHUNK)).as("the first wrong byte of chunk %d (-1: none).\nLook again at: the rest begins behind what was taken", i).isEqualTo(-1);
        }
    }

    /// Sends until something is left over, while nobody reads; says how many chunks.
    private int fill() throws IOException {
        int sent = 0;
        while (out.left() == 0 && sent < 200) out.send(chunk(sent++));
        assertThat(out.left()).as("bytes left over after %d were sent to a client that reads none.\nLook again at: what write returns", sent * CHUNK).isPositive();
        return sent;
    }

    /// Reads what has been sent while the loop flushes whenever epoll says so; what has come when nothing more comes.
    private byte[] drain(int chunks) throws Exception {
        CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> {
            var bytes = new ByteArrayOutputStream();
            try {
                pair.client().setSoTimeout(300);
                var some = new byte[CHUNK];
                for (int n; bytes.size() < chunks * CHUNK && (n = pair.client().getInputStream().read(some)) != -1; ) bytes.write(some, 0, n);
            } catch (IOException e) {
                return bytes.toByteArray();
            }
            return bytes.toByteArray();
        });
        long deadline = System.nanoTime() + 1_500_000_000L;
        while (out.left() > 0 && System.nanoTime() < deadline) {
            if (pair.told(Duration.ofMillis(20))) out.flush();
        }
        return received.get(2, TimeUnit.SECONDS);
    }

    private static byte[] chunk(int number) {
        var chunk = new byte[CHUNK];
        for (int i = 0; i < CHUNK; i += 4) ByteBuffer.wrap(chunk).putInt(i, number * CHUNK + i);
        return chunk;
    }

    static void main(String... args) {
        Runner.run(PartialWriteTest.class);
    }
}
