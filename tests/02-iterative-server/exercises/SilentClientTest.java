///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/02-iterative-server/${answers:solutions}/SilentClient.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 2.3, a silent client loses its turn")
class SilentClientTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final String CLOSE = "close it on every way out: try (client) does, and finally";

    @Test
    @DisplayName("what a client sends comes back, and when it leaves the connection is closed")
    void comesBack() throws Exception {
        try (AcceptedSocket accepted = AcceptedSocket.open()) {
            Outcome.Pending<Void> echo = start(accepted.socket(), LONG);
            accepted.client().send("hello\n").expectSoon("hello\n", "write what a read gave before the next read");
            accepted.client().halfClose();
            String done = "a client sent \"hello\\n\", read it and left";
            Claim.returned(() -> done, echo.get(), "at the end of the stream read returns -1");
            expectClosed(accepted, done);
        }
    }

    @Test
    @DisplayName("each byte comes back, whatever it is, and however they are cut")
    void everyByte() {
        byte[] alphabet = {'a', '\n', 0, (byte) 0xFF};
        Cases.allStrings(alphabet, 3, bytes -> expectEcho(List.of(bytes), List.of(AT_ONCE)));
        Cases.each(600, 5_000, draw -> {
            List<byte[]> pieces = draw.cut(draw.bytes());
            var pauses = new ArrayList<Duration>();
            for (byte[] _ : pieces) pauses.add(draw.oneIn(4) ? Duration.ofMillis(draw.between(1, 20)) : AT_ONCE);
            expectEcho(pieces, pauses);
        });
    }

    private static void expectEcho(List<byte[]> pieces, List<Duration> pauses) {
        var script = new ArrayList<ScriptedSocket.Act>();
        for (int i = 0; i < pieces.size(); i++) script.add(new ScriptedSocket.Says(pauses.get(i), pieces.get(i)));
        script.add(new ScriptedSocket.Ends(AT_ONCE));
        ScriptedSocket socket = ScriptedSocket.inNoTime(script);
        Supplier<String> done = () -> "a client sends " + Claim.show(pieces) + ", and leaves";
        byte[] sent = join(pieces);
        Claim.returned(done, echo(socket, LONG), "");
        Claim.equal(done, sent, socket.written(), idea(sent, socket.written()));
        expectClosed(socket, done);
    }

    private static String idea(byte[] sent, byte[] came) {
        int same = Arrays.mismatch(sent, came);
        if (same == came.length) return "the end is where read returns -1, and nowhere else";
        if (same == sent.length) return "read says how many bytes have come: send these, and no more";
        return "bytes are no text: send them as they are";
    }

    @Test
    @DisplayName("it comes back as it comes, before the client says more or leaves")
    void asItComes() {
        Cases.each(30, 3_000, draw -> {
            try (AcceptedSocket accepted = AcceptedSocket.open()) {
                start(accepted.socket(), LONG);
                for (int i = 0; i < 3; i++) {
                    byte[] piece = draw.bytes(draw.between(1, 1 + draw.size()));
                    accepted.client().send(piece)
                        .expectSoon(piece, "the client waits for it: send what has come, also half a line");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    @DisplayName("threads may call it at the same time, each with a client of its own")
    void atTheSameTime() {
        String shared = HeldStream.SHARED;
        List<ScriptedSocket.Act> script = concat(says(3, AT_ONCE), new ScriptedSocket.Ends(AT_ONCE));
        List<ScriptedSocket.Act> others = List.of(new ScriptedSocket.Says(AT_ONCE, Bytes.of("other\n")),
            new ScriptedSocket.Ends(AT_ONCE));
        var outcomes = Collections.synchronizedMap(new LinkedHashMap<ScriptedSocket, Outcome<Void>>());
        ScriptedSocket first = ScriptedSocket.inNoTime(script).whileReading(() -> {
            if (!outcomes.values().stream().allMatch(Outcome.Returned.class::isInstance)) return;
            ScriptedSocket other = ScriptedSocket.inNoTime(others);
            outcomes.put(other, echo(other, LONG));
        });
        Supplier<String> done = () -> "a client sends \"0\\n\", \"1\\n\" and \"2\\n\", and leaves, "
            + "while other threads have clients that send \"other\\n\" and leave; ";
        Outcome<Void> came = start(first, LONG).within(Outcome.SOON.multipliedBy(2));
        outcomes.forEach((other, outcome) -> {
            Claim.returned(() -> done.get() + "one of these", outcome, outcome instanceof Outcome.Unfinished
                ? "whose client says nothing waits alone: a lock makes the others wait, too" : shared);
            Claim.equal(() -> done.get() + "what one of these gets", Bytes.of("other\n"), other.written(), shared);
            expectClosed(other, done);
        });
        Claim.returned(() -> done.get() + "the first", came, came instanceof Outcome.Unfinished ? "" : shared);
        Claim.equal(() -> done.get() + "what the first gets", Bytes.of("0\n1\n2\n"), first.written(), shared);
        expectClosed(first, done);
    }

    @Test
    @DisplayName("a client that says nothing, or nothing more, loses its turn, and its connection is closed")
    void silence() throws Exception {
        for (String first : List.of("", "hello\n", "hel")) {
            try (AcceptedSocket accepted = AcceptedSocket.open()) {
                Outcome.Pending<Void> echo = start(accepted.socket(), Duration.ofMillis(25));
                if (!first.isEmpty()) accepted.client().send(first);
                String done = "patience is 25 ms; a client says "
                    + (first.isEmpty() ? "nothing at all" : Bytes.show(Bytes.of(first)) + ", and no more");
                Outcome<Void> came = echo.get();
                Claim.returned(() -> done, came, came instanceof Outcome.Threw
                    ? "that its patience is over is no error" : "the limit holds for each read, the first one, too");
                accepted.client().expectSoon(first, "");
                expectClosed(accepted, done);
            }
        }
    }

    @Test
    @DisplayName("its patience begins anew whenever the client says something")
    void beginsAnew() {
        Duration pause = Duration.ofMillis(90);
        ScriptedSocket socket = ScriptedSocket.inRealTime(concat(says(3, pause), new ScriptedSocket.Silent()));
        Supplier<String> done = () -> "patience is 150 ms; a client says \"0\\n\", \"1\\n\" and \"2\\n\", "
            + "each after 90 ms, and is silent then";
        Claim.returned(done, echo(socket, Duration.ofMillis(150)), "");
        byte[] sent = Bytes.of("0\n1\n2\n");
        Claim.equal(done, sent, socket.written(), socket.written().length < sent.length
            ? "a time that counts from the beginning cuts off a client that talks on" : "");
        expectNoMoreThan(Duration.ofMillis(3 * 90 + 150), socket, done);
    }

    /// Half of it may be added: whoever looks at a clock of his own is as late as he looks.
    private static void expectNoMoreThan(Duration time, ScriptedSocket socket, Supplier<String> done) {
        Claim.that(socket.waited().compareTo(time.plus(time.dividedBy(2))) < 0, done,
            "it is closed " + show(time) + " after the beginning", () -> "after " + show(socket.waited()), "");
    }

    @Test
    @DisplayName("a silent client keeps its turn no longer than its patience")
    void notTooLate() {
        Duration patience = Duration.ofMillis(60);
        ScriptedSocket socket = ScriptedSocket.inRealTime(List.of(new ScriptedSocket.Silent()));
        Supplier<String> done = () -> "patience is 60 ms; a client is silent";
        Claim.returned(done, echo(socket, patience), "");
        expectNoMoreThan(patience, socket, done);
    }

    @Test
    @DisplayName("patience of less than a millisecond is not for ever")
    void notForEver() {
        for (long nanos : List.of(1L, 400_000L, 999_999L, 1_000_000L, 1_000_001L)) {
            Duration patience = Duration.ofNanos(nanos);
            ScriptedSocket socket = ScriptedSocket.inNoTime(List.of(new ScriptedSocket.Silent()));
            Claim.returned(() -> "patience is " + show(patience) + "; a client is silent", echo(socket, patience),
                "how many milliseconds are that, and what does 0 mean for setSoTimeout?");
        }
    }

    @Test
    @DisplayName("no client is cut off before its patience is over")
    void notTooEarly() {
        long[] nanos = {1, 999_999, 1_000_000, 1_000_001, 1_500_000, 2_000_000, 5_999_999, 20_900_000, 1_050_400_000};
        for (long n : nanos) expectAllOf(Duration.ofNanos(n));
        Cases.each(100, 5_000_000, draw -> expectAllOf(Duration.ofNanos(1 + draw.between(0, draw.size()))));
    }

    private static void expectAllOf(Duration patience) {
        ScriptedSocket socket = ScriptedSocket.inNoTime(List.of(new ScriptedSocket.Silent()));
        long before = System.nanoTime();
        Outcome<Void> came = echo(socket, patience);
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        Duration waited = took.compareTo(socket.waited()) > 0 ? took : socket.waited();
        Supplier<String> done = () -> "patience is " + show(patience) + "; a client is silent";
        Claim.returned(done, came, "");
        Claim.that(waited.compareTo(patience) >= 0, done, "no less than " + show(patience) + " for it to say something",
            () -> show(waited), "toMillis rounds down, getNano and toSeconds give a part of it");
    }

    @Test
    @DisplayName("patience may be longer than an int of milliseconds, up to a thousand years")
    void veryLong() {
        Duration pause = Duration.ofSeconds(10);
        long[] ms = {Integer.MAX_VALUE, Integer.MAX_VALUE + 1L, (1L << 32) + 5, 5 * (1L << 32) - 5,
            Duration.ofDays(300 * 365).toMillis(), Duration.ofDays(1_000 * 365).toMillis()};
        for (long n : ms) {
            Duration patience = Duration.ofMillis(n).minusNanos(n % 2);
            ScriptedSocket socket = ScriptedSocket.inNoTime(List.of(
                new ScriptedSocket.Says(pause, Bytes.of("one\n")), new ScriptedSocket.Says(pause, Bytes.of("two\n")),
                new ScriptedSocket.Ends(AT_ONCE)));
            Supplier<String> done = () -> "patience is " + show(patience)
                + "; a client says \"one\\n\" after 10 s, \"two\\n\" after 10 more, and leaves";
            String idea = "how large is this number, and how large can an int and a long be?";
            Claim.returned(done, echo(socket, patience), idea);
            Claim.equal(done, Bytes.of("one\ntwo\n"), socket.written(), idea);
        }
    }

    @Test
    @DisplayName("a reset comes out as an IOException, and the connection is closed")
    void reset() throws Exception {
        try (AcceptedSocket accepted = AcceptedSocket.open()) {
            Outcome.Pending<Void> echo = start(accepted.socket(), LONG);
            accepted.client().send("hello\n").expectSoon("hello\n", "").reset();
            Supplier<String> done = () -> "a client sent \"hello\\n\", read it and reset the connection";
            Outcome<Void> came = echo.get();
            boolean threw = came instanceof Outcome.Threw<Void>(Throwable e) && e instanceof IOException
                && !(e instanceof SocketTimeoutException);
            Claim.that(threw, done, "an IOException comes out, for whoever wants to know why", () -> show(came), "");
            Claim.that(accepted.socket().isClosed(), done, "the socket is closed", () -> "it is open", CLOSE);
        }
    }

    @Test
    @DisplayName("an IOException comes out, whichever call throws it, and the connection is closed")
    void failures() {
        everywhere(new IOException("no route to host"));
        everywhere(new SocketException("Connection reset"));
        everywhere(new InterruptedIOException("interrupted"));
    }

    @Test
    @DisplayName("the connection is closed in any case, also when something else than an IOException comes out")
    void whateverComesOut() {
        everywhere(new IllegalStateException("a bug"));
        everywhere(new StackOverflowError("a bug"));
    }

    /// After any number of pieces, at any call.
    private static void everywhere(Throwable failure) {
        for (int before = 0; before < 4; before++) {
            List<ScriptedSocket.Says> said = says(before, AT_ONCE);
            byte[] sent = join(said.stream().map(ScriptedSocket.Says::bytes).toList());
            String sends = before == 0 ? "" : "a client sends " + Bytes.show(sent) + ", and then ";
            ScriptedSocket atRead = ScriptedSocket.inNoTime(concat(said, new ScriptedSocket.Breaks(AT_ONCE, failure)));
            expectFailure(sends + "read throws " + name(failure), failure, sent, atRead);
            for (int taken = 0; taken < sent.length; taken++) {
                ScriptedSocket atWrite = ScriptedSocket.inNoTime(concat(said, new ScriptedSocket.Ends(AT_ONCE)))
                    .failingAfterWriting(taken, failure);
                String throwsAfter = "write throws " + name(failure) + " after " + taken + " bytes";
                expectFailure(sends + throwsAfter, failure, Arrays.copyOf(sent, taken), atWrite);
            }
        }
        boolean anyCall = !(failure instanceof IOException) || failure instanceof SocketException;
        for (String call : List.of("getInputStream", "getOutputStream", "setSoTimeout")) {
            if (call.equals("setSoTimeout") && !anyCall) continue; // it throws no other IOException
            var ends = List.of(new ScriptedSocket.Ends(AT_ONCE));
            ScriptedSocket socket = ScriptedSocket.inNoTime(ends).failingAt(call, failure);
            expectFailure(call + " throws " + name(failure), failure, new byte[0], socket);
        }
    }

    private static void expectFailure(String done, Throwable failure, byte[] written, ScriptedSocket socket) {
        Outcome<Void> came = echo(socket, LONG);
        boolean same = came instanceof Outcome.Threw<Void>(Throwable e) && e == failure;
        Claim.that(same || !socket.hasFailed(), () -> done, "this " + name(failure) + " comes out", () -> show(came),
            failure instanceof IOException ? "only a SocketTimeoutException is the end of patience" : "");
        Claim.equal(() -> done, written, socket.written(), "");
        expectClosed(socket, () -> done);
    }

    private static String show(Outcome<Void> came) {
        return came instanceof Outcome.Returned ? "echo returned as if nothing had happened" : came.toString();
    }

    private static Outcome.Pending<Void> start(Socket socket, Duration patience) {
        return Outcome.start(() -> {
            SilentClient.echo(socket, patience);
            return null;
        });
    }

    private static Outcome<Void> echo(ScriptedSocket socket, Duration patience) {
        return start(socket, patience).get();
    }

    private static void expectClosed(ScriptedSocket socket, Supplier<String> done) {
        Claim.that(socket.isClosed(), done, "the socket is closed afterwards", () -> "it is open", CLOSE);
    }

    private static void expectClosed(AcceptedSocket accepted, String done) throws IOException {
        boolean closed = accepted.socket().isClosed();
        Claim.that(closed, () -> done, "the socket is closed afterwards", () -> "it is open", CLOSE);
        Outcome<Boolean> gone = Outcome.of(() -> accepted.client().hasEndedWithin(Outcome.SOON));
        boolean ended = gone instanceof Outcome.Returned<Boolean>(Boolean value) && value;
        Claim.that(ended, () -> done, "the client sees the connection end", () -> gone instanceof Outcome.Returned
            ? "nothing, from the client's side" : "the client sees " + gone, gone instanceof Outcome.Returned ? ""
            : "a reset throws away what is on its way to the client");
    }

    /// `0\n`, `1\n` and so on, with a pause before each.
    private static List<ScriptedSocket.Says> says(int lines, Duration pause) {
        return IntStream.range(0, lines).mapToObj(i -> new ScriptedSocket.Says(pause, Bytes.of(i + "\n"))).toList();
    }

    private static List<ScriptedSocket.Act> concat(List<? extends ScriptedSocket.Act> acts, ScriptedSocket.Act last) {
        var all = new ArrayList<ScriptedSocket.Act>(acts);
        all.add(last);
        return all;
    }

    private static byte[] join(List<byte[]> pieces) {
        var all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String name(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static String show(Duration duration) {
        if (duration.toDays() > 0) return duration.toMillis() + " ms (" + duration.toDays() + " days)";
        if (duration.toNanos() < 1_000) return duration.toNanos() + " ns";
        return BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros().toPlainString() + " ms";
    }
}
