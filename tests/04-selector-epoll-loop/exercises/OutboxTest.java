///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/04-selector-epoll-loop/${answers:solutions}/Outbox.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static java.nio.channels.SelectionKey.OP_READ;
import static java.nio.channels.SelectionKey.OP_WRITE;

@DisplayName("Exercise 4.2, bytes left over")
class OutboxTest {
    private static final String ONCE_IN_ORDER =
        "what a write did not take is kept, and goes first the next time, from where the write stopped";
    private static final String WRITE_ON =
        "write on until nothing is left over, or a write takes less than it was offered";
    private static final String AS_THEY_ARE = "an outbox writes what was sent to it, byte for byte, and nothing else";
    private static final String EMPTY =
        "a byte is left over as long as no write has taken it; a piece without bytes is nothing";
    private static final String TELL_ME =
        "only the loop can tell when there is room again: let it, while bytes are left over";
    private static final String WITHOUT_END =
        "an idle socket can always be written to: the loop would be told of it without end";
    private static final String ONE_OF_TWO =
        "one of the two: to read on from a client that takes nothing fills the memory";
    private static final String BY_OTHERS = "the key alone knows its interest: others may have changed it";
    private static final String COMES_OUT = "whoever called has to know that this connection has come to its end";
    private static final List<Throwable> FAILURES = List.of(new IOException("Broken pipe"), new EOFException("no more"),
        new SocketException("Connection reset"), new IllegalStateException("a bug"), new StackOverflowError("a bug"));
    private static final int MORE_THAN_SOCKETS_HOLD = 8 * 1024 * 1024;

    private final AtomicLong calls = new AtomicLong();
    private Selector selector;

    @BeforeEach
    void open() throws IOException {
        selector = Selector.open();
    }

    @AfterEach
    void close() throws IOException {
        selector.close();
    }

    /// An outbox on a socket that has as much room as is said, and what was done with both.
    private final class Case {
        private final TightSocket socket = new TightSocket(selector);
        private final Outbox outbox = new Outbox(socket, socket.key());
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private final Map<byte[], byte[]> arrays = new IdentityHashMap<>();
        private final List<Supplier<String>> steps = new ArrayList<>();
        private long room = 0;
        private Throwable failure;

        void makeRoom(long bytes) {
            String more = room > 0 ? " more" : "";
            steps.add(() -> "room for " + bytes + more);
            room += bytes;
            socket.makeRoom(bytes);
        }

        void takeAtMost(int bytes) {
            steps.add(() -> "each write takes at most " + bytes);
            socket.takeAtMost(bytes);
        }

        void failAfter(int bytes, Throwable with) {
            steps.add(() -> "writes fail after " + bytes + " bytes");
            failure = with;
            socket.failAfter(bytes, with);
        }

        /// What somebody else does with the key.
        void setInterest(int ops) {
            steps.add(() -> "others set the interest to " + ops(ops));
            socket.key().interestOps(ops);
        }

        void send(byte[] bytes) {
            byte[] copy = bytes.clone();
            steps.add(() -> "send(" + Bytes.show(copy) + ")");
            arrays.put(bytes, copy);
            sent.writeBytes(bytes);
            call(() -> outbox.send(bytes));
        }

        void flush() {
            steps.add(() -> "flush()");
            call(outbox::flush);
        }

        private void call(Running.Step step) {
            socket.nextCall();
            calls.incrementAndGet();
            Outcome<?> came = Outcome.of(() -> {
                step.run();
                return "it came back";
            });
            boolean fails = socket.failed();
            boolean asWanted = fails ? came instanceof Outcome.Threw<?>(Throwable e) && e == failure
                : came instanceof Outcome.Returned<?>;
            String wanted = fails ? "what write threw: " + Claim.show(failure) : "it comes back";
            if (!asWanted) throw broken(wanted, came.toString(), fails ? COMES_OUT : "");
        }

        /// What was sent comes out from its beginning, and as much of it as there is room for.
        void compareBytes() {
            byte[] all = sent.toByteArray(), came = socket.taken();
            byte[] could = Arrays.copyOf(all, (int) Math.min(all.length, room));
            if (Arrays.equals(came, could)) return;
            boolean beginning = Arrays.equals(came, Arrays.copyOf(all, came.length)) && came.length <= all.length;
            if (beginning && socket.refused()) return;
            String idea = beginning && !outbox.isEmpty() ? WRITE_ON : foreign(came, all) ? AS_THEY_ARE : ONCE_IN_ORDER;
            throw broken(Bytes.showBeside(could, came), Bytes.showBeside(came, could), idea);
        }

        private static boolean foreign(byte[] came, byte[] all) {
            var sent = new BitSet();
            for (byte b : all) sent.set(b & 0xFF);
            for (byte b : came) if (!sent.get(b & 0xFF)) return true;
            return false;
        }

        void compareEmpty() {
            boolean empty = socket.takenLength() == sent.size();
            Outcome<Boolean> came = Outcome.of(outbox::isEmpty);
            if (came instanceof Outcome.Returned<Boolean>(Boolean value) && value == empty) return;
            steps.add(() -> "isEmpty()");
            throw broken(String.valueOf(empty), came.toString(), EMPTY);
        }

        void compareInterest() {
            compareInterest("");
        }

        /// @param ideaIfNone what to look at if there is no interest at all
        void compareInterest(String ideaIfNone) {
            int wanted = socket.takenLength() == sent.size() ? OP_READ : OP_WRITE;
            int came = socket.key().interestOps();
            if (came == wanted) return;
            String idea = wanted == OP_READ ? WITHOUT_END : (came & OP_WRITE) == 0 ? TELL_ME : ONE_OF_TWO;
            throw broken("interest in " + ops(wanted), ops(came), came == 0 ? ideaIfNone : idea);
        }

        void compareArrays() {
            arrays.forEach((array, copy) -> {
                if (!Arrays.equals(array, copy)) {
                    throw broken("the array as it was: " + Bytes.show(copy), Bytes.show(array),
                        "it may be on its way elsewhere, too");
                }
            });
        }

        void compareAll() {
            compareArrays();
            compareBytes();
            compareEmpty();
            compareInterest();
        }

        private AssertionError broken(String wanted, String came, String idea) {
            return Claim.broken(done(), wanted, came, idea);
        }

        private String done() {
            return steps.stream().map(Supplier::get).collect(Collectors.joining("; "));
        }
    }

    private static String ops(int ops) {
        return switch (ops) {
            case 0 -> "nothing";
            case OP_READ -> "OP_READ";
            case OP_WRITE -> "OP_WRITE";
            case OP_READ | OP_WRITE -> "OP_READ and OP_WRITE";
            default -> "" + ops;
        };
    }

    /// All in one thread that is not the test's: whatever waits is found here.
    private void cases(Consumer<Consumer<Consumer<Case>>> all) {
        var now = new AtomicReference<Case>();
        Outcome<String> came = Outcome.soonEach(calls::get, () -> {
            all.accept(body -> {
                now.set(new Case());
                body.accept(now.get());
            });
            return "";
        });
        if (came instanceof Outcome.Threw<String>(Throwable e)) throw new IllegalStateException(e);
        if (!(came instanceof Outcome.Returned<?>)) throw now.get().broken("it comes back", came.toString(), "");
    }

    /// All short orders of pieces of 0 to 3 bytes, of room for some, of flushes, and of writes that take little.
    private void allShortOrders(Consumer<Case> compare) {
        cases(each -> Cases.allStrings(new byte[] {0, 1, 2, 3, 4, 5, 6, 7}, 4, order -> each.accept(one -> {
            for (byte step : order) {
                int at = one.sent.size();
                if (step < 3) one.send(letters(at, new int[] {1, 3, 0}[step]));
                else if (step < 6) one.makeRoom(new int[] {1, 2, 4}[step - 3]);
                else if (step == 6) one.flush();
                else one.takeAtMost(1);
                if (step < 3 || step == 6) compare.accept(one);
            }
            one.makeRoom(20);
            for (int i = 0; i < 2; i++) {
                one.flush();
                compare.accept(one);
            }
        })));
    }

    /// So that loss, order and repetition show: byte `at` of all is the letter of that number.
    private static byte[] letters(int at, int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) ('a' + (at + i) % 26);
        return bytes;
    }

    /// The same for many: every four bytes hold their number.
    private static byte[] numbered(int at, int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) ((at + i) / 4 >>> 8 * (3 - (at + i) % 4));
        return bytes;
    }

    @Test
    @DisplayName("a few bytes arrive, and nothing is left over")
    void aFewBytes() throws Exception {
        try (var real = new Real()) {
            real.send(Bytes.of("hello\n"));
            boolean empty = real.outbox.isEmpty();
            Claim.that(empty, real::done, "isEmpty() is true: they fit into any socket", () -> "false", "");
            real.expectAll();
        }
    }

    @Test
    @DisplayName("a client that reads nothing makes nobody wait")
    void neverWaits() throws Exception {
        try (var real = new Real()) {
            real.send(numbered(0, MORE_THAN_SOCKETS_HOLD));
            real.send(numbered(MORE_THAN_SOCKETS_HOLD, 1));
            real.flush();
            boolean empty = real.outbox.isEmpty();
            Claim.that(!empty, real::done, "isEmpty() is false: so much fits into no socket", () -> "true", EMPTY);
        }
    }

    @Test
    @DisplayName("what the socket takes is written, once and in order, and the rest follows when there is room")
    void onceInOrder() {
        allShortOrders(Case::compareBytes);
    }

    @Test
    @DisplayName("isEmpty is true exactly when no byte is left over")
    void isEmpty() {
        allShortOrders(Case::compareEmpty);
    }

    @Test
    @DisplayName("the interest is OP_WRITE exactly when bytes are left over, and OP_READ when not")
    void interest() {
        allShortOrders(Case::compareInterest);
    }

    @Test
    @DisplayName("flush sets the interest, whatever it was before")
    void interestOfOthers() {
        cases(each -> {
            for (int ops : new int[] {0, OP_READ, OP_WRITE, OP_READ | OP_WRITE}) {
                for (int room = 0; room <= 4; room++) {
                    for (int more = 0; more <= 2; more++) {
                        int first = room, second = more;
                        each.accept(one -> {
                            one.makeRoom(first);
                            one.send(letters(0, 3));
                            one.setInterest(ops);
                            one.makeRoom(second);
                            one.flush();
                            one.compareInterest(BY_OTHERS);
                        });
                    }
                }
                each.accept(one -> {
                    one.setInterest(ops);
                    one.flush();
                    one.compareInterest(BY_OTHERS);
                });
            }
        });
    }

    @Test
    @DisplayName("what write throws comes out of send and of flush")
    void errors() {
        cases(each -> {
            for (int fails = 0; fails < 6; fails++) {
                for (int room = 0; room <= 6; room++) {
                    for (Throwable failure : FAILURES) expectFailure(each, fails, room, failure);
                }
            }
        });
    }

    private static void expectFailure(Consumer<Consumer<Case>> each, int after, int room, Throwable failure) {
        each.accept(one -> {
            one.makeRoom(room);
            one.failAfter(after, failure);
            for (int i = 0; i < 3 && !one.socket.failed(); i++) one.send(letters(2 * i, 2));
            if (one.socket.failed()) return;
            one.makeRoom(6);
            for (int i = 0; i < 6 && !one.socket.failed(); i++) one.flush();
            if (one.socket.failed()) return;
            throw one.broken("flush writes, as there is room", "it does not", WRITE_ON);
        });
    }

    @Test
    @DisplayName("two outboxes know nothing of each other, and an array may be sent by both")
    void twoOutboxes() {
        cases(each -> each.accept(first -> each.accept(second -> {
            byte[] shared = Bytes.of("for both");
            first.makeRoom(3);
            first.send(shared);
            second.makeRoom(5);
            second.send(shared);
            for (Case one : List.of(first, second, first, second)) {
                one.compareAll();
                one.makeRoom(1);
                one.flush();
                one.compareAll();
                one.send(shared);
                one.compareAll();
            }
        })));
    }

    @Test
    @DisplayName("many pieces may be left over")
    void many() {
        cases(each -> each.accept(one -> {
            for (int i = 0; i < 1_500; i++) one.send(letters(i, 1));
            one.compareAll();
            one.makeRoom(700);
            one.flush();
            one.compareAll();
            one.makeRoom(10_000);
            one.flush();
            one.compareAll();
        }));
    }

    @Test
    @DisplayName("whatever is sent, however it is taken: every byte comes out once, in order")
    void anything() {
        cases(each -> Cases.each(400, 200, draw -> each.accept(one -> {
            if (draw.oneIn(3)) one.takeAtMost(draw.between(1, 1 + draw.size()));
            for (int step = 0; step < 12; step++) {
                switch (draw.between(0, 4)) {
                    case 0, 1 -> one.send(draw.bytes());
                    case 2 -> one.makeRoom(draw.between(1, 1 + draw.size()));
                    case 3 -> one.makeRoom(1 + one.sent.size() - one.socket.takenLength());
                    default -> {}
                }
                one.flush();
                one.compareAll();
            }
        })));
    }

    @Test
    @DisplayName("from a real socket, to a client that reads now and then, all bytes arrive once, in order")
    void everythingArrives() throws Exception {
        try (var real = new Real()) {
            var draw = new Random(42);
            int[] sizes = {1, 5, 0, 300_003, 1, 1, 4_099, 65_537, 0, 400_001, 7, 133_333, 1, 8_193};
            for (int size : sizes) {
                real.send(numbered(real.sent.size(), size));
                real.read(draw.nextInt(100_000));
                real.loopOnce(0);
            }
            real.expectAll();
            real.send(Bytes.of("and a last one"));
            real.expectAll();
        }
    }

    /// An outbox on a socket of the kernel's, with small buffers, and a loop that flushes it when it is told to.
    private final class Real implements AutoCloseable {
        private final SocketPair pair = new SocketPair();
        private final SocketChannel client = pair.client();
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream(), came = new ByteArrayOutputStream();
        private final SelectionKey key;
        private final Outbox outbox;
        private String last = "";

        Real() throws IOException {
            client.setOption(StandardSocketOptions.SO_RCVBUF, 64 * 1024);
            client.configureBlocking(false);
            client.register(selector, OP_READ);
            pair.server().setOption(StandardSocketOptions.SO_SNDBUF, 64 * 1024);
            pair.server().configureBlocking(false);
            key = pair.server().register(selector, OP_READ);
            outbox = new Outbox(pair.server(), key);
        }

        void send(byte[] bytes) {
            sent.writeBytes(bytes);
            last = "send(" + (bytes.length > 20 ? bytes.length + " bytes" : Bytes.show(bytes)) + ")";
            call(() -> outbox.send(bytes));
        }

        void flush() {
            last = "flush()";
            call(outbox::flush);
        }

        private void call(Running.Step step) {
            Outcome<String> outcome = Outcome.soon(() -> {
                step.run();
                return "";
            });
            if (outcome instanceof Outcome.Returned<?>) return;
            boolean hangs = outcome instanceof Outcome.Unfinished<?>;
            throw Claim.broken(done(), "it comes back, whether the client reads or not", outcome.toString(),
                hangs ? "when something remains the socket is full, and to try again is to wait" : "");
        }

        private String done() {
            return last + ", to a client that has read " + came.size() + " of " + sent.size() + " bytes";
        }

        /// Reads what has come, at most so much.
        int read(int atMost) throws IOException {
            ByteBuffer into = ByteBuffer.allocate(atMost);
            int n = Math.max(0, client.read(into));
            came.write(into.array(), 0, n);
            return n;
        }

        /// What the loop does with one event, if one comes within so many milliseconds.
        void loopOnce(long millis) throws IOException {
            if (millis > 0) selector.select(millis);
            else selector.selectNow();
            boolean writable = selector.selectedKeys().contains(key) && key.isWritable();
            selector.selectedKeys().clear();
            if (writable) flush();
        }

        /// The client reads until all have come, the loop flushes when it is told to.
        void expectAll() throws IOException {
            long end = System.nanoTime() + Outcome.SOON.toNanos();
            while (came.size() < sent.size() && System.nanoTime() - end < 0) {
                if (read(70_001) > 0) end = System.nanoTime() + Outcome.SOON.toNanos();
                loopOnce(came.size() < sent.size() ? 20 : 0);
            }
            read(1);
            Claim.equal(this::done, sent.toByteArray(), came.toByteArray(), ONCE_IN_ORDER);
            int ops = key.interestOps();
            Claim.equal(this::done, "interest in OP_READ", "interest in " + ops(ops), ops == 0 ? "" : WITHOUT_END);
        }

        @Override
        public void close() throws IOException {
            pair.close();
        }
    }

    static void main(String... args) {
        Runner.run(OutboxTest.class);
    }
}
