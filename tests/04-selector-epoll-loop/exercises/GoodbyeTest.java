///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/04-selector-epoll-loop/${answers:solutions}/Goodbye.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 4.3, a client that leaves")
class GoodbyeTest {
    private static final String BEHIND = "read puts bytes at the buffer's position, and moves it: no flip, no clear";
    private static final String NO_NEWS = "a bug of the program, or its trouble, tells nothing of the client";

    @Test
    @DisplayName("bytes that have come are BYTES, and are in the buffer")
    void bytes() throws Exception {
        try (var pair = new SocketPair()) {
            SocketChannel channel = nonBlocking(pair);
            ByteBuffer buffer = ByteBuffer.allocate(16);
            send(pair, "hello");
            awaitNews(channel);
            Supplier<String> done = () -> "a client sends \"hello\", then read(channel, buffer)";
            expectNews(done, Goodbye.News.BYTES, read(channel, buffer));
            Claim.equal(done, Bytes.of("hello"), contents(buffer), BEHIND);
            expectOpen(channel, done);
        }
    }

    @Test
    @DisplayName("that nothing has come yet is NOTHING, and no goodbye")
    void nothing() throws Exception {
        try (var pair = new SocketPair()) {
            SocketChannel channel = nonBlocking(pair);
            ByteBuffer buffer = ByteBuffer.allocate(16);
            for (int i = 0; i < 3; i++) {
                Supplier<String> done = () -> "a client is connected and silent: read(channel, buffer)";
                expectNews(done, Goodbye.News.NOTHING, read(channel, buffer));
                expectOpen(channel, done);
            }
            send(pair, "hello");
            awaitNews(channel);
            Supplier<String> done = () -> "a client is silent for a while, then sends \"hello\"";
            expectNews(done, Goodbye.News.BYTES, read(channel, buffer));
            Claim.equal(done, Bytes.of("hello"), contents(buffer), BEHIND);
        }
    }

    @Test
    @DisplayName("the end of the stream is LEFT, and the channel is closed")
    void left() throws Exception {
        for (String last : List.of("", "bye")) {
            try (var pair = new SocketPair()) {
                SocketChannel channel = nonBlocking(pair);
                send(pair, last);
                pair.client().shutdownOutput();
                String done = "a client " + sends(last) + "ends its stream";
                expectNews(() -> done, Goodbye.News.LEFT, readOn(done, channel, last));
                expectClosed(channel, () -> done);
                pair.client().socket().setSoTimeout((int) Outcome.SOON.toMillis());
                Outcome<Integer> seen = Outcome.of(() -> pair.client().socket().getInputStream().read());
                Claim.equal(() -> done + "; it still listens", -1, seen, "");
            }
        }
    }

    @Test
    @DisplayName("a reset is RESET: its exception does not come out, and the channel is closed")
    void reset() throws Exception {
        for (String last : List.of("", "bye")) {
            try (var pair = new SocketPair()) {
                SocketChannel channel = nonBlocking(pair);
                send(pair, last);
                if (!last.isEmpty()) awaitNews(channel);
                pair.resetByClient();
                String done = "a client " + sends(last) + "resets the connection";
                expectNews(() -> done, Goodbye.News.RESET, readOn(done, channel, last));
                expectClosed(channel, () -> done);
            }
        }
    }

    private static String sends(String last) {
        return last.isEmpty() ? "" : "sends " + Bytes.show(Bytes.of(last)) + " and ";
    }

    /// Reads until it is told something else than BYTES and NOTHING, and what the bytes are is looked at, too.
    private static Outcome<Goodbye.News> readOn(String done, SocketChannel channel, String sent) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(2);
        Outcome<Goodbye.News> told = null;
        for (int came = 0, i = 0; i < 10; i++) {
            awaitNews(channel);
            told = read(channel, buffer);
            boolean goesOn = told instanceof Outcome.Returned<Goodbye.News>(Goodbye.News news)
                && (news == Goodbye.News.BYTES || news == Goodbye.News.NOTHING);
            if (!goesOn) return told;
            byte[] read = contents(buffer);
            String next = sent.substring(came, Math.min(came + read.length, sent.length()));
            Claim.equal(() -> done, Bytes.of(next), read, BEHIND);
            came += read.length;
            buffer.clear();
        }
        return told;
    }

    private static void expectNews(Supplier<String> done, Goodbye.News wanted, Outcome<Goodbye.News> came) {
        Claim.equal(done, wanted, came, switch (came) {
            case Outcome.Threw<Goodbye.News>(IOException _) -> "the exception is the news, and need not come out";
            case Outcome.Returned<Goodbye.News>(Goodbye.News news)
                when wanted == Goodbye.News.NOTHING && news == Goodbye.News.LEFT -> "0 is no goodbye: nothing has come";
            case Outcome.Returned<Goodbye.News>(Goodbye.News news)
                when wanted == Goodbye.News.LEFT && news == Goodbye.News.NOTHING -> "-1 is the end, and 0 is not";
            default -> "";
        });
    }

    @Test
    @DisplayName("each call tells of one read; what bytes there are lie behind what is there already")
    void anyScript() throws IOException {
        for (int size = 0; size < 4; size++) {
            for (int kind = 0; kind < KINDS; kind++) {
                var some = new ScriptedChannel.Some(Bytes.of("abcd".substring(0, size + 1)));
                expectTold(List.of(some, new ScriptedChannel.End()), buffer(kind, 2, 3));
            }
        }
        Cases.each(1_500, 40, draw -> {
            var script = new ArrayList<ScriptedChannel.Find>();
            for (int i = draw.between(0, 4); i > 0; i--) {
                byte[] bytes = draw.bytes(draw.between(1, 1 + draw.size()));
                script.add(draw.oneIn(3) ? new ScriptedChannel.None() : new ScriptedChannel.Some(bytes));
            }
            script.add(draw.oneIn(2) ? new ScriptedChannel.End() : new ScriptedChannel.Failure(FAILURES.getFirst()));
            int before = draw.between(0, 9);
            expectTold(script, buffer(draw.between(0, KINDS - 1), before, draw.between(1, 1 + draw.size())));
        });
    }

    @Test
    @DisplayName("any IOException of the read is RESET, whatever its class and its text")
    void anyFailure() throws IOException {
        for (IOException failure : FAILURES) {
            expectTold(List.of(new ScriptedChannel.Failure(failure)), ByteBuffer.allocate(8));
            var bytesFirst = List.of(new ScriptedChannel.Some(Bytes.of("abc")), new ScriptedChannel.Failure(failure));
            expectTold(bytesFirst, ByteBuffer.allocate(8));
        }
    }

    @Test
    @DisplayName("a channel that has been closed already is RESET as well, and no exception comes out")
    void alreadyClosed() throws Exception {
        try (var pair = new SocketPair()) {
            SocketChannel channel = nonBlocking(pair);
            channel.close();
            Claim.equal(() -> "channel.close(), then read(channel, buffer)", Goodbye.News.RESET,
                read(channel, ByteBuffer.allocate(8)), "read throws a ClosedChannelException, which is an IOException");
        }
    }

    @Test
    @DisplayName("what is no IOException comes out of the read, and closes nothing")
    void anythingElse() throws IOException {
        for (Throwable thrown : List.of(new IllegalStateException("a bug"), new UncheckedIOException(new IOException()),
                new NullPointerException(), new StackOverflowError(), new OutOfMemoryError("too much"))) {
            try (var channel = new ScriptedChannel(List.of(new ScriptedChannel.Failure(thrown)))) {
                Supplier<String> done = () -> "read(channel, buffer), where channel.read throws " + Claim.show(thrown);
                Outcome<Goodbye.News> came = read(channel, ByteBuffer.allocate(8));
                boolean same = came instanceof Outcome.Threw<Goodbye.News>(Throwable e) && e == thrown;
                Claim.that(same, done, "it comes out", came::toString, NO_NEWS);
                expectOpen(channel, done);
            }
        }
        try (SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            String done = "read(channel, buffer), where channel is not connected yet";
            Claim.threw(() -> done, NotYetConnectedException.class, read(channel, ByteBuffer.allocate(8)), NO_NEWS);
            expectOpen(channel, () -> done);
        }
    }

    private static final int KINDS = 4;
    private static final List<IOException> FAILURES = List.of(new SocketException("Connection reset"),
        new IOException("Connection timed out"), new ClosedChannelException(), new IOException((String) null),
        new InterruptedIOException("some other"), new EOFException(), new AsynchronousCloseException());

    /// With `before` bytes that have been there before, and room for so many more; where its array begins, whether it
    /// has one and what is behind its limit is no matter.
    private static ByteBuffer buffer(int kind, int before, int room) {
        int capacity = before + room;
        ByteBuffer buffer = switch (kind) {
            case 0 -> ByteBuffer.allocate(capacity);
            case 1 -> ByteBuffer.allocateDirect(capacity);
            case 2 -> ByteBuffer.allocate(capacity + 7).limit(capacity);
            default -> ByteBuffer.allocate(capacity + 5).position(5).slice();
        };
        for (int i = 0; i < before; i++) buffer.put((byte) ('A' + i));
        return buffer;
    }

    /// Reads to the end or the failure, and compares with what a read gives that is done by hand. A full buffer is
    /// made free.
    private static void expectTold(List<? extends ScriptedChannel.Find> script, ByteBuffer buffer) {
        Outcome<Void> came = Outcome.soon(() -> {
            readAll(script, buffer);
            return null;
        });
        Claim.returned(() -> "read(channel, buffer), again and again, until it tells LEFT or RESET", came, "");
    }

    private static void readAll(List<? extends ScriptedChannel.Find> script, ByteBuffer buffer) {
        try (var channel = new ScriptedChannel(script); var twin = new ScriptedChannel(script)) {
            ByteBuffer expected = ByteBuffer.allocate(buffer.limit()).put(contents(buffer));
            Goodbye.News wanted;
            do {
                int before = expected.position();
                byte[] old = contents(expected);
                int reads = channel.reads();
                Outcome<Integer> byHand = Outcome.of(() -> twin.read(expected));
                wanted = wanted(byHand);
                Supplier<String> done = () -> "read(channel, buffer), where channel.read "
                    + (byHand instanceof Outcome.Threw ? "throws " : "gives ") + byHand + ", and the "
                    + (buffer.isDirect() ? "direct buffer" : "buffer") + " has room for "
                    + (expected.limit() - before) + " after " + Bytes.show(old);
                expectNews(done, wanted, Outcome.of(() -> Goodbye.read(channel, buffer)));
                Claim.equal(done, contents(expected), contents(buffer), BEHIND);
                Claim.equal(done, expected.limit(), buffer.limit(), "the buffer's limit is no business of a read");
                Claim.equal(() -> done.get() + ": how often is it read?", 1, channel.reads() - reads,
                    "what is left comes at the next turn");
                if (wanted == Goodbye.News.LEFT || wanted == Goodbye.News.RESET) expectClosed(channel, done);
                else expectOpen(channel, done);
                if (!buffer.hasRemaining()) {
                    buffer.position(0);
                    expected.position(0);
                }
            } while (wanted == Goodbye.News.BYTES || wanted == Goodbye.News.NOTHING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Goodbye.News wanted(Outcome<Integer> byHand) {
        if (!(byHand instanceof Outcome.Returned<Integer>(Integer count))) return Goodbye.News.RESET;
        return count > 0 ? Goodbye.News.BYTES : count == 0 ? Goodbye.News.NOTHING : Goodbye.News.LEFT;
    }

    private static SocketChannel nonBlocking(SocketPair pair) throws IOException {
        pair.server().configureBlocking(false);
        return pair.server();
    }

    private static void send(SocketPair pair, String text) throws IOException {
        pair.client().write(ByteBuffer.wrap(Bytes.of(text)));
    }

    /// Until a read finds bytes, the end or a reset.
    private static void awaitNews(SocketChannel channel) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            if (selector.select(Outcome.SOON.toMillis()) == 0) throw new IllegalStateException("the client is silent");
        }
    }

    private static Outcome<Goodbye.News> read(SocketChannel channel, ByteBuffer buffer) {
        return Outcome.soon(() -> Goodbye.read(channel, buffer));
    }

    /// What lies before its position.
    private static byte[] contents(ByteBuffer buffer) {
        var bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }

    private static void expectOpen(SocketChannel channel, Supplier<String> done) {
        Claim.that(channel.isOpen(), done, "the channel stays open", () -> "it is closed", "");
        Claim.that(!channel.isBlocking(), done, "the channel stays non-blocking", () -> "it is blocking", "");
    }

    private static void expectClosed(SocketChannel channel, Supplier<String> done) {
        Claim.that(!channel.isOpen(), done, "the channel is closed", () -> "it is open",
            "a channel at its end stays ready: a loop would be told of it again and again");
    }
}
