///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/07-virtual-threads/${answers:solutions}/LineInTime.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 7.3, a line by a deadline")
class LineInTimeTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private static final String SHORTER = "less is left before each read, and nothing after the deadline";

    /// When the last call came to its end, as System.nanoTime() counts.
    private volatile long ended;

    @Test
    @DisplayName("a line that is there in time comes with its line end, and what follows it is left for the next call")
    void inTime() {
        expectLines(List.of(Bytes.of("one\ntwo\n")));
        expectLines(List.of(Bytes.of("half")));
        expectLines(List.of(new byte[100_000], Bytes.of("\ntwo\n")));
        Cases.allStrings(new byte[] {'a', '\n', '\r', (byte) 0xFF}, 4, stream -> expectLines(List.of(stream)));
        Cases.each(300, 100, draw -> expectLines(draw.cut(draw.bytes())));
    }

    /// All lines, what is left at the end, and then nothing.
    private void expectLines(List<byte[]> pieces) {
        byte[] stream = join(pieces);
        var script = new ArrayList<ScriptedSocket.Act>();
        pieces.forEach(piece -> script.add(new ScriptedSocket.Says(AT_ONCE, piece)));
        script.add(new ScriptedSocket.Ends(AT_ONCE));
        ScriptedSocket socket = ScriptedSocket.inRealTime(script);
        int from = 0;
        for (int call = 1; from < stream.length; call++) {
            int to = from;
            while (to < stream.length && stream[to++] != '\n') continue;
            int number = call;
            Supplier<String> done = () -> "a client sends " + Claim.show(pieces) + " and leaves; call " + number
                + " of readLine, with a minute of time";
            Claim.equal(done, Arrays.copyOfRange(stream, from, to), readLine(socket, now() + MINUTE), "");
            Claim.equal(() -> done.get() + ": bytes that are left", stream.length - to, socket.unread(),
                "a buffer of your own takes more than the line");
            from = to;
        }
        Supplier<String> done = () -> "a client sent " + Claim.show(pieces) + " and left; all is read; readLine again";
        Claim.equal(done, new byte[0], readLine(socket, now() + MINUTE), "");
    }

    @Test
    @DisplayName("once the deadline has passed nothing is read, even if a line is there")
    void afterTheDeadline() {
        for (long ago : new long[] {1, 1_000_000, MINUTE, Long.MAX_VALUE / 2}) {
            String done = "the deadline passed " + ago + " ns ago, and a client ";
            expectTimeoutAtOnce(done + "is silent", ago, new ScriptedSocket.Silent());
            expectTimeoutAtOnce(done + "has left", ago, new ScriptedSocket.Ends(AT_ONCE));
            ScriptedSocket.Act line = says(AT_ONCE, "line\n");
            expectTimeoutAtOnce(done + "has sent \"line\\n\"", ago, line, new ScriptedSocket.Silent());
        }
    }

    private void expectTimeoutAtOnce(String done, long ago, ScriptedSocket.Act... acts) {
        ScriptedSocket socket = ScriptedSocket.inRealTime(List.of(acts));
        int unread = socket.unread();
        long deadline = now() - ago;
        expectTimeout(done, readLine(socket, deadline), SHORTER);
        Claim.equal(() -> done + ": bytes that are left", unread, socket.unread(), "");
        Claim.that(!socket.isClosed(), () -> done, "the socket stays open", () -> "it is closed", "");
    }

    @Test
    @DisplayName("a client that says nothing, or half a line, is waited for until the deadline, and no longer")
    void silent() throws Exception {
        for (String first : List.of("", "half")) {
            try (AcceptedSocket accepted = AcceptedSocket.open()) {
                if (!first.isEmpty()) accepted.client().send(first);
                long deadline = now() + Duration.ofMillis(30).toNanos();
                String sends = "a client sends " + (first.isEmpty() ? "nothing" : "\"half\"");
                expectTimeout(sends + "; the deadline is in 30 ms", readLine(accepted.socket(), deadline),
                    "each read needs a limit, in milliseconds");
            }
        }
    }

    @Test
    @DisplayName("no read is given more time than is left")
    void notTooLate() {
        long deadline = now() + Duration.ofMillis(30).toNanos();
        ScriptedSocket socket = ScriptedSocket.inRealTime(List.of(new ScriptedSocket.Silent()));
        Supplier<String> done = () -> "a client is silent; the deadline is in 30 ms: how long it is waited for";
        expectTimeout(done.get(), readLine(socket, deadline), "");
        Claim.that(socket.waited().toMillis() < 45, done, "30 ms", () -> socket.waited().toMillis() + " ms", "");
    }

    @Test
    @DisplayName("the deadline holds for the whole line: a client that sends a byte now and then does not move it")
    void drip() {
        for (int gapMs : List.of(1, 30)) {
            var script = new ArrayList<ScriptedSocket.Act>();
            for (int i = 0; i < 240 / gapMs; i++) script.add(says(Duration.ofMillis(gapMs), "x"));
            script.add(says(AT_ONCE, "\n"));
            script.add(new ScriptedSocket.Ends(AT_ONCE));
            ScriptedSocket socket = ScriptedSocket.inRealTime(script);
            long deadline = now() + Duration.ofMillis(40).toNanos();
            String drips = "a client sends a byte each " + gapMs + " ms, and a \\n after 240 ms";
            expectTimeout(drips + "; the deadline is in 40 ms", readLine(socket, deadline), SHORTER);
        }
    }

    @Test
    @DisplayName("a client that never stops sending is not read beyond the deadline")
    void flood() {
        for (int round = 0; round < 8; round++) {
            long deadline = now() + Duration.ofMillis(5).toNanos();
            // one read may be on its way when the deadline passes
            ScriptedSocket socket = ScriptedSocket.inRealTime(
                List.of(new ScriptedSocket.Floods((byte) 'x', deadline, 2)));
            String floods = "a client sends one x after the other, without a pause, for as long as it is read";
            expectTimeout(floods + "; the deadline is in 5 ms", readLine(socket, deadline), SHORTER);
        }
    }

    @Test
    @DisplayName("the last millisecond is not rounded: no time without a limit, and none is given away")
    void lastMillisecond() throws Exception {
        try (AcceptedSocket accepted = AcceptedSocket.open()) {
            for (int i = 0; i <= 40; i++) {
                long micros = i * 90L;
                long deadline = now() + micros * 1_000;
                String done = "a client is silent; the deadline is in " + micros + " µs";
                expectTimeout(done, readLine(accepted.socket(), deadline), "for setSoTimeout 0 means without a limit");
                expectNotEarly(done, deadline);
            }
        }
    }

    @Test
    @DisplayName("a deadline may be far away, as far as Long.MAX_VALUE")
    void farAway() {
        long[] ms = {Integer.MAX_VALUE, Integer.MAX_VALUE + 2L, (1L << 32) + 5, 3 * (1L << 31) + 5, 7 * (1L << 32) - 1};
        for (long away : ms) expectPatience(away * 1_000_000, Duration.ofMillis(12), away + " ms");
        for (int i = 0; i < 20; i++) expectPatience(Long.MAX_VALUE, AT_ONCE, "Long.MAX_VALUE ns");
    }

    /// The client takes its time, more than what is left of the number when an int has cut it.
    private void expectPatience(long away, Duration pause, String shown) {
        ScriptedSocket socket = ScriptedSocket.inRealTime(
            List.of(says(pause, "li"), says(pause, "ne\n"), new ScriptedSocket.Ends(AT_ONCE)));
        Supplier<String> done = () -> "the deadline is in " + shown + "; a client sends \"line\\n\""
            + (pause.isZero() ? "" : " in two pieces, after " + pause.toMillis() + " ms each");
        Claim.equal(done, Bytes.of("line\n"), readLine(socket, now() + away),
            "how large is this number, and how large can an int and a long be?");
    }

    @Test
    @DisplayName("each call has its own deadline, whatever the timeout of the socket was")
    void eachCall() throws Exception {
        for (long away : new long[] {MINUTE, Long.MAX_VALUE}) {
            ScriptedSocket socket = ScriptedSocket.inRealTime(
                List.of(says(Duration.ofMillis(20), "line\n"), new ScriptedSocket.Ends(AT_ONCE)));
            socket.setSoTimeout(3);
            Supplier<String> done = () -> "the timeout of the socket is 3 ms; the deadline is in "
                + (away == MINUTE ? "a minute" : "Long.MAX_VALUE ns") + "; a client sends \"line\\n\" after 20 ms";
            Claim.equal(done, Bytes.of("line\n"), readLine(socket, now() + away), "");
        }
        try (AcceptedSocket accepted = AcceptedSocket.open()) {
            long soon = now() + Duration.ofMillis(5).toNanos();
            expectTimeout("a client is silent; the deadline is in 5 ms", readLine(accepted.socket(), soon), "");
            accepted.client().send("line\n");
            Supplier<String> done = () -> "after that the client sends \"line\\n\"; the next deadline is in a minute";
            Claim.equal(done, Bytes.of("line\n"), readLine(accepted.socket(), now() + MINUTE), "");
        }
    }

    @Test
    @DisplayName("any other IOException comes out as it is, a reset for example")
    void failures() throws Exception {
        for (IOException failure : List.of(new SocketException("Connection reset"), new IOException("no route to host"),
                new EOFException("the end"), new InterruptedIOException("interrupted"))) {
            for (String sent : List.of("", "a", "ab", "abc")) {
                ScriptedSocket socket = ScriptedSocket.inRealTime(
                    List.of(says(AT_ONCE, sent), new ScriptedSocket.Breaks(AT_ONCE, failure)));
                Outcome<byte[]> came = readLine(socket, now() + MINUTE);
                boolean same = came instanceof Outcome.Threw<byte[]>(Throwable e) && e == failure;
                String name = failure.getClass().getSimpleName() + ": " + failure.getMessage();
                String first = sent.isEmpty() ? "" : "a client sends \"" + sent + "\", then ";
                Claim.that(same, () -> first + "read throws " + name,
                    "this " + name + " comes out", () -> show(came), "");
            }
        }
        try (AcceptedSocket accepted = AcceptedSocket.open()) {
            Outcome.Pending<byte[]> line = Outcome.start(() -> LineInTime.readLine(accepted.socket(), now() + MINUTE));
            accepted.client().send("half").reset();
            Outcome<byte[]> came = line.get();
            boolean right = came instanceof Outcome.Threw<byte[]>(Throwable e) && e instanceof SocketException;
            Claim.that(right, () -> "a client sends \"half\" and resets the connection; the deadline is in a minute",
                "a SocketException comes out", () -> show(came), "");
        }
    }

    private Outcome<byte[]> readLine(Socket socket, long deadline) {
        return Outcome.soon(() -> {
            try {
                return LineInTime.readLine(socket, deadline);
            } finally {
                ended = now();
            }
        });
    }

    private void expectTimeout(String done, Outcome<byte[]> came, String idea) {
        boolean timeout = came instanceof Outcome.Threw<byte[]>(Throwable e) && e instanceof SocketTimeoutException;
        Claim.that(timeout, () -> done, "a SocketTimeoutException", () -> show(came),
            came instanceof Outcome.Threw ? "" : idea);
    }

    /// A busy machine can only make it later: an answer that gives up early may pass once, and none fails wrongly.
    private void expectNotEarly(String done, long deadline) {
        long early = deadline - ended;
        Claim.that(early <= 0, () -> done, "a SocketTimeoutException, but not before the deadline",
            () -> "it came " + early / 1_000 + " µs early", "toMillis and / round down");
    }

    private static String show(Outcome<byte[]> came) {
        return (came instanceof Outcome.Returned ? "it returned " : "") + came;
    }

    private static long now() {
        return System.nanoTime();
    }

    private static ScriptedSocket.Act says(Duration after, String text) {
        return new ScriptedSocket.Says(after, Bytes.of(text));
    }

    private static byte[] join(List<byte[]> pieces) {
        var all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
