///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../RawPair.java
//SOURCES ../../../chapters/06-raw-epoll/RawEpoll.java
//SOURCES ../../../chapters/06-raw-epoll/${answers:solutions}/PartialWrite.java
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 6.1, a write that takes a part")
class PartialWriteTest {
    private static final String IN = "EPOLLIN alone";
    private static final String OUT = "EPOLLOUT alone";
    private static final String WAITS = "who waits for one client keeps all others waiting: keep the rest, and return";
    private static final int LARGE = 64 * 1024;
    private static final String ASK =
        "epoll has to say when there is room: EPOLL_CTL_MOD, in every case in which something is left";
    private static final String ASK_NO_MORE =
        "a socket that has room is told of without end: EPOLLIN again, in every case in which nothing is left";
    private static final String REST =
        "the rest begins after what was taken, and what is sent later comes after the rest";
    private static final String KEPT = "what write did not take, all of it, is kept, and counts as left over";
    private static final int IN_VAIN = 100;
    private static final String OWN = "what is left over belongs to its object: no static fields";

    private final List<Sender> senders = new ArrayList<>();

    /// A client, its connection's fd and the learner's object, with what has happened to them so far.
    private static final class Sender {
        final RawPair pair;
        PartialWrite out;
        private byte[] sent = {};
        private int read = 0;
        private final List<String> happened = new ArrayList<>();
        private int left = 0;
        boolean hangs = false;
        /// For a test that sends no more than the socket has room for.
        boolean fits = false;

        Sender(int room) throws IOException {
            pair = new RawPair(RawEpoll.Libc.EPOLLIN, room);
            out = new PartialWrite(pair.libc, pair.epfd, pair.fd);
        }

        /// Fills the socket, and begins anew with an object that knows nothing of it.
        void fillFirst() throws IOException {
            byte[] taken = pair.fill();
            append(taken);
            out = new PartialWrite(pair.libc, pair.epfd, pair.fd);
            happened.add("a socket was filled with " + taken.length + " bytes until it took no more");
        }

        private void append(byte[] bytes) {
            int before = sent.length;
            sent = Arrays.copyOf(sent, before + bytes.length);
            System.arraycopy(bytes, 0, sent, before, bytes.length);
        }

        void send(byte[] bytes) throws IOException {
            append(bytes);
            call("send(" + show(bytes) + ")", () -> out.send(bytes.clone()));
        }

        void flush() throws IOException {
            call("flush()", out::flush);
        }

        private void call(String what, Call call) throws IOException {
            happened.add(what);
            Outcome<Object> outcome = soon(call);
            Claim.that(outcome instanceof Outcome.Returned, this::done, "it returns", outcome::toString,
                outcome instanceof Outcome.Unfinished ? WAITS : "");
            left = out.left();
            Claim.that(left >= 0 && left <= sent.length - read, () -> done() + ", left()",
                "from 0 to " + (sent.length - read) + ": the client has read the others", () -> "" + left,
                "left over is what write has not taken");
            Claim.that(!fits || left == 0, () -> done() + ", left(), with a client that has room", "0", () -> "" + left,
                "what write took is not left over");
            Claim.equal(() -> done() + ", left() is " + left + "; what epoll watches the fd for", left > 0 ? OUT : IN,
                pair.interest(), left > 0 ? ASK : ASK_NO_MORE);
        }

        Outcome<Object> soon(Call call) {
            Outcome<Object> outcome = Outcome.soon(() -> {
                call.run();
                return "it returned";
            });
            hangs = outcome instanceof Outcome.Unfinished;
            return outcome;
        }

        /// The client reads what the socket has taken, by the learner's own count.
        void clientReadsAllTaken() throws IOException {
            clientReads(sent.length - read - left);
        }

        int taken() {
            return sent.length - read - left;
        }

        void clientReads(int length) throws IOException {
            clientReads(length, "");
        }

        /// @param idea if something else comes; "" for the usual ones
        void clientReads(int length, String idea) throws IOException {
            happened.add("the client reads " + length + " bytes");
            var came = new byte[length];
            int filled = 0;
            String then = "";
            try {
                for (int n; filled < length; filled += n) {
                    n = pair.client().getInputStream().read(came, filled, length - filled);
                    if (n == -1) throw new IllegalStateException("the fd was closed");
                }
            } catch (SocketTimeoutException e) {
                then = ", and then nothing for " + Outcome.SOON.toMillis() / 1_000.0 + " s";
            }
            byte[] wanted = Arrays.copyOfRange(sent, read, read + length);
            byte[] got = Arrays.copyOf(came, filled);
            if (!Arrays.equals(wanted, got)) {
                boolean repeats = filled == length;
                throw Claim.broken(done() + " (" + left + " more are left over)", Bytes.showBeside(wanted, got),
                    Bytes.showBeside(got, wanted) + then, !idea.isEmpty() ? idea : repeats ? REST : KEPT);
            }
            read += length;
        }

        /// As the loop does it: flush whenever epoll says that there is room, while the client reads.
        void drain() throws IOException {
            clientReadsAllTaken();
            for (int inVain = 0; left > 0; ) {
                boolean told = pair.told(Outcome.SOON);
                Claim.that(told && inVain < IN_VAIN, this::done,
                    "the client reads, epoll says that there is room, flush() writes, and fewer bytes are left over",
                    () -> "epoll says " + (told ? "so, " : "nothing, ") + left + " bytes are left over",
                    "what write took is not left over");
                int before = left;
                flush();
                inVain = left < before ? 0 : inVain + 1;
                clientReadsAllTaken();
            }
            Claim.equal(() -> done() + ": bytes that the client has got", sent.length, read, "");
        }

        /// Nothing comes twice.
        void expectNothingMore() throws IOException {
            pair.client().setSoTimeout(1);
            try {
                int b = pair.client().getInputStream().read();
                throw Claim.broken(done() + ", and the client has got all " + sent.length + " bytes", "nothing more",
                    "the byte " + Bytes.show(new byte[] {(byte) b}) + " and maybe others",
                    "what was taken is not left over");
            } catch (SocketTimeoutException e) {
                pair.client().setSoTimeout((int) Outcome.SOON.toMillis());
            }
        }

        String done() {
            int from = Math.max(0, happened.size() - 4);
            return (from > 0 ? "…, " : "") + String.join(", ", happened.subList(from, happened.size()));
        }

        private static String show(byte[] bytes) {
            return bytes.length > 30 ? bytes.length + " bytes" : Bytes.show(bytes);
        }
    }

    private interface Call {
        void run() throws IOException;
    }

    private Sender sender(int room) throws IOException {
        var sender = new Sender(room);
        senders.add(sender);
        return sender;
    }

    /// A thread that hangs may still use the fd, whose number must not become somebody else's.
    @AfterEach
    void close() throws IOException {
        for (Sender sender : senders) if (!sender.hangs) sender.pair.close();
    }

    @Test
    @DisplayName("what fits is sent at once: nothing is left over, and the fd is watched for input")
    void whatFits() throws IOException {
        Sender sender = sender(0);
        sender.fits = true;
        var nothing = new byte[0];
        for (byte[] bytes : List.of(Bytes.of("hello\n"), nothing, new byte[] {0}, Bytes.numbered(1_000), nothing)) {
            sender.send(bytes);
            sender.clientReadsAllTaken();
        }
        sender.expectNothingMore();
        expectToldOfInput(sender);
    }

    /// Level-triggered, as before: as long as there is something to read.
    private static void expectToldOfInput(Sender sender) throws IOException {
        sender.pair.sendToFd(Bytes.of("?"));
        for (int times = 1; times <= 3; times++) {
            int number = times;
            Claim.that(sender.pair.told(Outcome.SOON), () -> sender.done()
                    + ", the client sends a byte, nobody reads it, and epoll is asked " + number + " times",
                "it tells of the fd each time", () -> "it told " + (number - 1) + " times",
                "watched for EPOLLIN alone is without flags, EPOLLET among them");
        }
    }

    @Test
    @DisplayName("of a large piece a part is taken: the rest follows, and then the fd is watched for input again")
    void aPart() throws IOException {
        Sender sender = sender(LARGE);
        for (int i = 0; i < 2; i++) {
            sender.send(Bytes.numbered(2_000_000));
            Claim.that(sender.left > 0,
                () -> sender.done() + ", left(), when a socket holds far less and the client reads nothing",
                "more than 0", () -> "" + sender.left, "write returns how many bytes it took");
            sender.drain();
        }
        sender.send(Bytes.of("and on\n"));
        sender.drain();
        sender.expectNothingMore();
    }

    @Test
    @DisplayName("a full socket takes nothing: send does not wait, all is left over, and the fd is watched for output")
    void nothingTaken() throws IOException {
        for (int length : List.of(1, 10, 5_000)) {
            Sender sender = sender(RawPair.SMALL);
            for (int tries = 0; sender.left < length && tries < 20; tries++) {
                sender.fillFirst();
                sender.send(Bytes.numbered(length));
                sender.flush();
                if (sender.left < length) sender.drain();  // there was room again
            }
            sender.drain();
        }
    }

    @Test
    @DisplayName("what is sent while something is left over comes after it")
    void inOrder() throws IOException {
        Sender sender = sender(RawPair.SMALL);
        for (int i = 0; i < 60; i++) {
            sender.send(Bytes.of("%04d,".formatted(i).repeat(i % 4 * 500 + 1)));
            if (i % 10 == 5) sender.clientReads(sender.taken() / 2);
        }
        sender.drain();
        sender.expectNothingMore();
    }

    @Test
    @DisplayName("two connections have nothing to do with each other")
    void twoConnections() throws IOException {
        Sender slow = sender(RawPair.SMALL);
        Sender quick = sender(0);
        while (slow.left == 0) slow.send(Bytes.numbered(20_000));
        quick.send(Bytes.of("hello\n"));
        quick.happened.addFirst("another connection's client reads nothing");
        Claim.equal(() -> quick.done() + ", left()", 0, quick.out.left(), OWN);
        quick.clientReads(6, OWN);
        slow.flush();
        slow.drain();
    }

    @Test
    @DisplayName("any pieces, any reading, and a flush now and then for nothing: all bytes arrive, once and in order")
    void scripts() {
        Cases.each(24, 6_000, this::script);
    }

    private void script(Cases.Draw draw) throws IOException {
        Sender sender = sender(draw.oneIn(5) ? 0 : RawPair.SMALL);
        if (draw.oneIn(4)) sender.fillFirst();
        for (int step = draw.between(1, 14); step > 0; step--) {
            switch (draw.between(0, 5)) {
                case 0 -> sender.flush();
                case 1 -> sender.clientReads(draw.between(0, sender.taken()));
                case 2 -> sender.send(draw.bytes(draw.between(0, 2)));
                case 3 -> sender.send(draw.bytes(20 * draw.size()));
                default -> sender.send(draw.bytes());
            }
        }
        sender.drain();
        sender.expectNothingMore();
        sender.pair.close();
        senders.remove(sender);
    }

    @Test
    @DisplayName("a connection that the client resets is an IOException, from send and from flush")
    void reset() throws IOException {
        for (boolean full : List.of(false, true)) {
            Sender sender = sender(RawPair.SMALL);
            sender.send(Bytes.of("hello\n"));
            while (full && sender.left == 0) sender.send(Bytes.numbered(20_000));
            sender.pair.reset();
            Call call = full ? sender.out::flush : () -> sender.out.send(Bytes.of("again\n"));
            Claim.threw(() -> sender.done() + ", the client resets the connection, "
                    + (full ? "flush()" : "send(\"again\\n\")"), IOException.class, sender.soon(call),
                "whoever calls has to know, so that the connection is closed");
        }
    }

    static void main(String... args) {
        Runner.run(PartialWriteTest.class);
    }
}
