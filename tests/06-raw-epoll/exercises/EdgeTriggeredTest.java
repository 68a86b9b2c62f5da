///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../RawPair.java
//SOURCES ../../../chapters/06-raw-epoll/RawEpoll.java
//SOURCES ../../../chapters/06-raw-epoll/${answers:solutions}/EdgeTriggered.java
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 6.2, edge-triggered")
class EdgeTriggeredTest {
    private static final String AGAIN = "AGAIN says that nothing more is there now, and 0 that there never will be";
    private static final String REST = "the buffer holds 1,024 bytes, and with EPOLLET nobody tells of the rest";
    private static final String OWN = "what one connection has come to belongs to its object: no static fields";
    /// Below, at and above what the buffer holds, and several times that.
    private static final List<Integer> LENGTHS =
        List.of(1, 2, 1_023, 1_024, 1_025, 2_047, 2_048, 2_049, 3_072, 10_240, 200_000);

    private final List<Reader> readers = new ArrayList<>();

    /// A client, its connection's fd and the learner's object, with what has happened to them so far.
    private static final class Reader {
        final RawPair pair = new RawPair(RawEpoll.Libc.EPOLLIN | RawPair.EPOLLET);
        final EdgeTriggered edge = new EdgeTriggered(pair.libc, pair.fd);
        private final List<String> happened = new ArrayList<>();
        private final List<byte[]> returned = new ArrayList<>();
        private final List<byte[]> wanted = new ArrayList<>();
        private boolean ended = false;
        boolean hangs = false;

        Reader() throws IOException {}

        /// The client sends this, and onReadable has to return it.
        void sends(byte[] bytes) throws IOException {
            pair.sendToFd(bytes);
            happened.add("the client sent " + show(bytes));
            expect(bytes);
        }

        void ends(byte[] before) throws IOException {
            if (before.length > 0) pair.sendToFd(before);
            pair.end();
            ended = true;
            happened.add(before.length == 0 ? "the client ended the stream"
                : "the client sent " + show(before) + " and ended the stream");
            expect(before);
        }

        void expectNothing() {
            happened.add("nothing came");
            expect(new byte[0]);
        }

        private void expect(byte[] bytes) {
            Outcome<byte[]> outcome = onReadable();
            Claim.equal(this::done, bytes, outcome, idea(bytes, outcome));
            Claim.equal(() -> done() + ", and then hasEnded()", ended, Outcome.of(edge::hasEnded), ended
                ? "few bytes, or none, are no proof that nothing follows: read on until AGAIN or 0"
                : "AGAIN is not the end");
            returned.add(((Outcome.Returned<byte[]>) outcome).value());
            wanted.add(bytes);
        }

        private String idea(byte[] bytes, Outcome<byte[]> outcome) {
            if (outcome instanceof Outcome.Unfinished) return AGAIN;
            boolean few = outcome instanceof Outcome.Returned<byte[]>(byte[] came) && came != null
                && came.length > 0 && came.length < bytes.length;
            return few ? REST : "";
        }

        Outcome<byte[]> onReadable() {
            Outcome<byte[]> outcome = Outcome.soon(edge::onReadable);
            hangs = outcome instanceof Outcome.Unfinished;
            return outcome;
        }

        /// An array that was returned is not written to by a later call.
        void expectArraysUntouched() {
            Claim.equal(() -> done() + "; then the arrays that all calls returned were looked at again",
                wanted, returned, "each call returns an array of its own");
        }

        private static String show(byte[] bytes) {
            return bytes.length > 40 ? bytes.length + " bytes" : Bytes.show(bytes);
        }

        private String done() {
            int from = Math.max(0, happened.size() - 4);
            return (from > 0 ? "…, " : "") + String.join(", onReadable(); ", happened.subList(from, happened.size()))
                + ", onReadable()";
        }
    }

    private Reader reader() throws IOException {
        var reader = new Reader();
        readers.add(reader);
        return reader;
    }

    /// A thread that hangs may still use the fd, whose number must not become somebody else's.
    @AfterEach
    void close() throws IOException {
        for (Reader reader : readers) if (!reader.hangs) reader.pair.close();
    }

    @Test
    @DisplayName("a few bytes come, and then others: each call returns what came since the last")
    void aFewBytes() throws IOException {
        Reader reader = reader();
        reader.sends(Bytes.of("hello\n"));
        reader.sends(Bytes.of("again\n"));
        reader.sends(new byte[] {0, (byte) 0xFF, '\r', '\n', (byte) 0x80});
        reader.expectArraysUntouched();
    }

    @Test
    @DisplayName("called when nothing has come, it returns an empty array, and does not wait")
    void nothing() throws IOException {
        Reader reader = reader();
        reader.expectNothing();
        reader.expectNothing();
        reader.sends(Bytes.of("hello\n"));
        reader.expectNothing();
    }

    @Test
    @DisplayName("many bytes come at once: one call returns them all, since nobody tells of the rest")
    void many() throws IOException {
        Reader reader = reader();
        for (int length : LENGTHS) reader.sends(Bytes.numbered(length));
        reader.expectArraysUntouched();
    }

    @Test
    @DisplayName("the end of the stream comes alone: the call returns nothing, and hasEnded() is true from then on")
    void theEndAlone() throws IOException {
        for (int length : List.of(0, 5, 1_024)) {
            Reader reader = reader();
            if (length > 0) reader.sends(Bytes.numbered(length));
            reader.ends(new byte[0]);
            reader.expectNothing();
            reader.expectNothing();
        }
    }

    @Test
    @DisplayName("the end of the stream comes together with bytes: one call returns the bytes, and sees the end")
    void theEndWithBytes() throws IOException {
        for (int length : LENGTHS) {
            Reader reader = reader();
            reader.ends(Bytes.numbered(length));
            reader.expectNothing();
        }
    }

    @Test
    @DisplayName("a connection that the client resets is an IOException, and not an end")
    void reset() throws IOException {
        for (int unread : List.of(0, 10, 1_024, 5_000)) {
            Reader reader = reader();
            reader.sends(Bytes.of("hello\n"));
            if (unread > 0) reader.pair.sendToFd(Bytes.numbered(unread));
            reader.pair.reset();
            Outcome<byte[]> outcome = reader.onReadable();
            String done = "the client sent " + (unread > 0 ? unread + " bytes and " : "nothing more and ")
                + "reset the connection, onReadable()";
            Claim.threw(() -> done, IOException.class, outcome, "a connection that breaks has not come to its end");
        }
    }

    @Test
    @DisplayName("two connections have nothing to do with each other")
    void twoConnections() throws IOException {
        Reader one = reader();
        Reader two = reader();
        one.pair.sendToFd(Bytes.of("from one\n"));
        two.pair.sendToFd(Bytes.of("from two\n"));
        String done = "two clients sent \"from one\\n\" and \"from two\\n\"; onReadable() of the ";
        Claim.equal(() -> done + "first", Bytes.of("from one\n"), one.onReadable(), OWN);
        one.pair.end();
        Claim.equal(() -> done + "first, once more when its client has ended the stream",
            new byte[0], one.onReadable(), OWN);
        Claim.equal(() -> done + "second, when the first client has ended the stream",
            Bytes.of("from two\n"), two.onReadable(), OWN);
        Claim.equal(() -> "one of two clients has ended its stream; hasEnded() of the other's", false,
            Outcome.of(two.edge::hasEnded), OWN);
    }

    @Test
    @DisplayName("any bytes, in any pieces: what came comes back, once and in its order, to the end")
    void scripts() {
        Cases.each(60, 4_000, this::script);
    }

    private void script(Cases.Draw draw) throws IOException {
        Reader reader = reader();
        for (int step = draw.between(1, 10); step > 0; step--) {
            if (reader.ended || draw.oneIn(6)) reader.expectNothing();
            else if (draw.oneIn(6)) reader.ends(draw.bytes());
            else reader.sends(draw.bytes(draw.oneOf(1, draw.between(1, draw.size() + 1), 1_024 * draw.between(1, 4))));
        }
        reader.expectArraysUntouched();
        reader.pair.close();
        readers.remove(reader);
    }

    @Test
    @DisplayName("what comes while it reads belongs to the answer, too")
    void meanwhile() throws IOException {
        for (int length : List.of(2, 3, 4, 100)) {
            for (boolean ends : List.of(false, true)) expectAll(Bytes.numbered(length), ends);
        }
    }

    private static void expectAll(byte[] bytes, boolean ends) throws IOException {
        var pair = new RawPair.ByteByByte();
        var edge = new EdgeTriggered(pair.libc, pair.fd);
        pair.send(bytes);
        if (ends) pair.end();
        String done = bytes.length + " bytes came one by one, each while onReadable() was reading the one before"
            + (ends ? ", and then the end of the stream" : "");
        Outcome<byte[]> outcome = Outcome.soon(edge::onReadable);
        Claim.equal(() -> done, bytes, outcome, outcome instanceof Outcome.Unfinished ? AGAIN
            : "whatever a read brings belongs to the answer, and only AGAIN or 0 ends the reading");
        Claim.equal(() -> done + "; then hasEnded()", ends, Outcome.of(edge::hasEnded), "");
        pair.close();
    }

    @Test
    @DisplayName("in a loop that calls it whenever epoll tells, nothing is lost, though the client goes on sending")
    void inALoop() throws IOException {
        byte[] all = Bytes.numbered(900_000);
        Reader reader = reader();
        var ended = new CompletableFuture<Void>();
        Thread.ofPlatform().daemon().start(() -> sendInPieces(reader.pair.client(), all, ended));
        var came = new ByteArrayOutputStream();
        while (!reader.edge.hasEnded() && reader.pair.told(Outcome.SOON)) {
            Outcome<byte[]> outcome = reader.onReadable();
            if (!(outcome instanceof Outcome.Returned<byte[]>(byte[] bytes)) || bytes == null) {
                throw Claim.broken("a client sends without a pause; onReadable()", "what has come so far",
                    outcome.toString(), outcome instanceof Outcome.Unfinished ? AGAIN : "");
            }
            came.writeBytes(bytes);
        }
        Claim.equal(() -> "a client sent " + all.length + " bytes in many pieces and ended the stream;"
                + " onReadable() whenever epoll told", all, came.toByteArray(),
            "whatever a read brings belongs to the answer, and only AGAIN or 0 ends the reading");
        ended.join();
    }

    private static void sendInPieces(Socket client, byte[] all, CompletableFuture<Void> ended) {
        try {
            for (int from = 0, size = 1; from < all.length; from += size, size = size % 499 + 7) {
                client.getOutputStream().write(all, from, Math.min(size, all.length - from));
            }
            client.shutdownOutput();
            ended.complete(null);
        } catch (IOException e) {
            ended.completeExceptionally(e);
        }
    }

    static void main(String... args) {
        Runner.run(EdgeTriggeredTest.class);
    }
}
