///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/04-selector-epoll-loop/${answers:solutions}/Outbox.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 4.2, bytes left over")
class OutboxTest {
    private static final int CHUNK = 64 * 1024;

    private SocketPair pair;
    private Selector selector;
    private SelectionKey key;
    private Outbox outbox;

    @BeforeEach
    void connect() throws IOException {
        pair = new SocketPair();
        selector = Selector.open();
        pair.server().configureBlocking(false);
        key = pair.server().register(selector, SelectionKey.OP_READ);
        outbox = new Outbox(pair.server(), key);
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
        selector.close();
    }

    @Test
    @DisplayName("a few bytes arrive, and nothing is left over")
    void aFewBytes() throws Exception {
        outbox.send(Bytes.of("hello\n"));
        assertThat(outbox.isEmpty()).as("\"hello\\n\" was sent, and fits into any socket; nothing is left over").isTrue();
        assertThat(Bytes.show(receive(6))).as("what the client got").isEqualTo("\"hello\\n\"");
    }

    @Test
    @DisplayName("a client that reads nothing does not make send wait")
    void neverWaits() throws Exception {
        fill();
    }

    @Test
    @DisplayName("all bytes arrive, in their order, once the client reads")
    void everythingArrives() throws Exception {
        int chunks = fill();
        for (int i = 0; i < 3; i++) outbox.send(chunk(chunks++));
        CompletableFuture<byte[]> received = receiveInBackground(chunks * CHUNK);
        long deadline = System.nanoTime() + 1_500_000_000L;
        while (!outbox.isEmpty() && System.nanoTime() < deadline) {
            selector.select(50);
            selector.selectedKeys().clear();
            if ((key.interestOps() & SelectionKey.OP_WRITE) != 0) outbox.flush();
        }
        byte[] got = received.get(1_500, TimeUnit.MILLISECONDS);
        assertThat(got.length).as("bytes that arrived.\nLook again at: a write that took only a part; the rest has to be kept, and written when there is room").isEqualTo(chunks * CHUNK);
        for (int i = 0; i < chunks; i++) {
            int wrong = Arrays.mismatch(got, i * CHUNK, (i + 1) * CHUNK, chunk(i), 0, CHUNK);
            if (wrong >= 0) fail("chunk %d of %d is wrong from its byte %d on.\nLook again at: a write that took only a part; all bytes arrive in their order".formatted(i, chunks, wrong));
        }
    }

    @Test
    @DisplayName("the loop is told of writing while bytes are left over, and of reading otherwise")
    void interest() throws Exception {
        outbox.send(Bytes.of("hello\n"));
        assertThat(key.interestOps()).as("the interest (1 read, 4 write, 5 both) when nothing is left over.\nLook again at: one of the two; an idle socket can always be written to, and the loop would spin").isEqualTo(SelectionKey.OP_READ);
        receive(6);
        int chunks = fill();
        assertThat(key.interestOps()).as("the interest (1 read, 4 write, 5 both) when bytes are left over.\nLook again at: one of the two; reading on from a client that reads nothing fills the memory").isEqualTo(SelectionKey.OP_WRITE);
        CompletableFuture<byte[]> received = receiveInBackground(chunks * CHUNK);
        long deadline = System.nanoTime() + 1_500_000_000L;
        while (!outbox.isEmpty() && System.nanoTime() < deadline) outbox.flush();
        assertThat(key.interestOps()).as("the interest when the client has taken everything, and nothing is left over any more").isEqualTo(SelectionKey.OP_READ);
        received.get(1, TimeUnit.SECONDS);
    }

    /// Sends until something is left over, while nobody reads; says how many chunks were sent.
    private int fill() throws Exception {
        var sent = new AtomicInteger();
        var filled = new CompletableFuture<Void>();
        Thread.ofPlatform().daemon().name("exercise").start(() -> {
            try {
                while (outbox.isEmpty() && (key.interestOps() & SelectionKey.OP_WRITE) == 0 && sent.get() < 300) outbox.send(chunk(sent.getAndIncrement()));
                filled.complete(null);
            } catch (Throwable e) {
                filled.completeExceptionally(e);
            }
        });
        Jobs.expect(filled, "bytes were sent to a client that reads nothing, and send has not returned within 1 s.\nLook again at: when something remains the socket is full, and trying again is waiting");
        return sent.get();
    }

    private static byte[] chunk(int number) {
        var chunk = new byte[CHUNK];
        for (int i = 0; i < CHUNK; i += 4) ByteBuffer.wrap(chunk).putInt(i, number * CHUNK + i);
        return chunk;
    }

    private CompletableFuture<byte[]> receiveInBackground(int length) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return receive(length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// As many bytes, or fewer when nothing comes for half a second.
    private byte[] receive(int length) throws IOException {
        pair.client().socket().setSoTimeout(500);
        var bytes = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        try {
            for (int n; bytes.size() < length && (n = pair.client().socket().getInputStream().read(chunk, 0, Math.min(CHUNK, length - bytes.size()))) != -1; ) bytes.write(chunk, 0, n);
        } catch (SocketTimeoutException e) {
            return bytes.toByteArray();
        }
        return bytes.toByteArray();
    }

    static void main(String... args) {
        Runner.run(OutboxTest.class);
    }
}
