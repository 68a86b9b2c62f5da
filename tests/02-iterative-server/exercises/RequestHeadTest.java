///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/02-iterative-server/${answers:solutions}/RequestHead.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 2.1, read a request head")
class RequestHeadTest {
    private static final int LIMIT = 8 * 1024;
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final byte[] END = Bytes.of("\r\n\r\n");

    private static final String FEWER = "one read gives what has come so far, and that may end anywhere";
    private static final String NOT_YOURS = "what comes behind the empty line belongs to the body";
    private static final String THE_FOUR = "the end is \\r\\n\\r\\n; a \\r that does not fit may be the first of these";
    private static final String MINUS_ONE = "read returns -1 at the end, and only there";
    private static final String WITHIN = "LIMIT bytes are allowed, the \\r\\n\\r\\n among them";
    private static final String NOT_YET = "only the byte behind LIMIT bytes makes it too long: here it never comes";
    private static final String TOO_LONG = "who sends it decides how much memory you use, unless you stop in time";

    @Test
    @DisplayName("a head comes back whole, however it arrives")
    void inPieces() {
        Watched.run(watched -> {
            expect(watched, ScriptedStream.of(GET), GET, "");
            for (int split = 1; split < GET.length(); split++) {
                expect(watched, ScriptedStream.of(GET.substring(0, split), GET.substring(split)), GET, FEWER);
            }
            expect(watched, ScriptedStream.of(GET.split("")), GET, FEWER);
            String browsers = "GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + "x".repeat(2_000) + "\r\n\r\n";
            expect(watched, ScriptedStream.of(browsers.split("(?<=\\G.{700})")), browsers, FEWER);
            expect(watched, ScriptedStream.of(browsers), browsers, FEWER);
        });
    }

    @Test
    @DisplayName("once the head is there, nothing more is waited for: the client waits for an answer")
    void waitsForNoMore() {
        Watched.run(watched -> {
            expect(watched, ScriptedStream.of(GET).waiting(), GET, "");
            expect(watched, ScriptedStream.of(GET.split("(?<=\n)")).waiting(), GET, "");
            expect(watched, ScriptedStream.of(GET).failing(1, new IOException("broken")), GET, "");
        });
    }

    @Test
    @DisplayName("what follows the head stays in the stream")
    void leavesTheBody() {
        Watched.run(watched -> {
            for (String body : List.of("the body", "\r\n\r\n", "x", "\n", GET)) {
                var in = ScriptedStream.of(GET + body);
                expect(watched, in, GET, NOT_YOURS);
                expectTaken(in, GET.length());
            }
            var two = ScriptedStream.of(GET + "PUT", " /x HTTP/1.1\r\n\r", "\nbody");
            expect(watched, two, GET, NOT_YOURS);
            expect(watched, two, "PUT /x HTTP/1.1\r\n\r\n", "each head is read by itself");
        });
    }

    @Test
    @DisplayName("what only looks like the end is not the end")
    void almostTheEnd() {
        Watched.run(watched -> Cases.allStrings(new byte[] {'\r', '\n', 'a'}, 7, start -> {
            byte[] all = Bytes.join(start, END, Bytes.of("\r\nb"));
            byte[] head = Arrays.copyOf(all, endOfHead(all));
            var in = new ScriptedStream(List.of(all));
            Outcome<byte[]> came = read(watched, in, THE_FOUR);
            Claim.equal(() -> done(in), head, came, THE_FOUR);
        }));
    }

    @Test
    @DisplayName("any bytes may be in it")
    void anyBytes() {
        Watched.run(watched -> {
            for (int b = 0; b < 256; b++) {
                byte[] head = Bytes.join(new byte[] {'a', (byte) b, 'b'}, END);
                var in = new ScriptedStream(List.of(head));
                Claim.equal(() -> done(in), head, read(watched, in, ""), "bytes go from 0 to 255");
            }
        });
    }

    @Test
    @DisplayName("each head is read by itself, whatever became of the one before")
    void byItself() {
        Watched.run(watched -> {
            for (var before : List.of(ScriptedStream.of("PUT"), ScriptedStream.of("x".repeat(2 * LIMIT)),
                    ScriptedStream.of("PUT", "\r\n\r\n").failing(1, new IOException("broken")))) {
                watched.call(() -> done(before), () -> RequestHead.read(before));
                expect(watched, ScriptedStream.of(GET), GET, "each call begins with nothing");
            }
            var first = ScriptedStream.of(GET);
            Outcome<byte[]> came = read(watched, first, "");
            String other = GET.replace('/', '*');
            expect(watched, ScriptedStream.of(other), other, "");
            Claim.equal(() -> done(first) + ", and another head is read; the first array afterwards", Bytes.of(GET),
                came, "what was given out is the caller's");
        });
    }

    @Test
    @DisplayName("a head of 8 KiB with its end is read")
    void longest() {
        Watched.run(watched -> {
            for (int length : new int[] {LIMIT - 1, LIMIT}) {
                String head = ofLength(length);
                expect(watched, ScriptedStream.of(head).waiting(), head, WITHIN);
                expect(watched, ScriptedStream.of(head.split("(?<=\\G.{1000})")), head, WITHIN);
            }
        });
    }

    @Test
    @DisplayName("a stream that ends in the head is an EOFException, wherever it ends")
    void endsTooEarly() {
        Watched.run(watched -> {
            for (int length = GET.length() - 1; length >= 0; length--) {
                expectEof(watched, ScriptedStream.of(GET.substring(0, length)));
            }
            for (String almost : List.of("a\n\n", "a\r\r", "a\r\n\n", "\r\n", "\r\n\r")) {
                expectEof(watched, ScriptedStream.of(almost));
            }
            for (String start : List.of("x", "a: b\r\n", "\r", "\r\n\n", "\n")) {
                for (int length : new int[] {LIMIT - 1, LIMIT}) {
                    String head = start.repeat(LIMIT).substring(0, length);
                    expectEof(watched, ScriptedStream.of(head));
                    expectEof(watched, ScriptedStream.of(head.substring(0, 1_000), head.substring(1_000)));
                }
            }
            for (String almost : List.of("\r", "\r\n", "\r\n\r")) {
                expectEof(watched, ScriptedStream.of("x".repeat(LIMIT - almost.length()) + almost));
            }
        });
    }

    private static void expectEof(Watched watched, ScriptedStream in) {
        Outcome<byte[]> came = read(watched, in, MINUS_ONE);
        if (came instanceof Outcome.Threw<byte[]>(Throwable e) && e instanceof EOFException) return;
        boolean tooLong = in.taken() == LIMIT && came instanceof Outcome.Threw<byte[]>(IOException _);
        throw Claim.broken(done(in), "an EOFException", came.toString(),
            came instanceof Outcome.Returned<byte[]> ? MINUS_ONE : tooLong ? NOT_YET : "");
    }

    @Test
    @DisplayName("a head that is longer than 8 KiB is an IOException, in time, and no EOFException")
    void tooLong() {
        Watched.run(watched -> {
            for (int more : new int[] {1, 2, 5}) expectTooLong(watched, ScriptedStream.of(ofLength(LIMIT + more)));
            expectTooLong(watched, ScriptedStream.of("x".repeat(LIMIT + 1)).waiting());
            expectTooLong(watched, ScriptedStream.of("a: b\r\n".repeat(LIMIT)).waiting());
            expectTooLong(watched, ScriptedStream.of("x".repeat(LIMIT + 1)));
            expectTooLong(watched, new ScriptedStream(Collections.nCopies(3 * LIMIT, new byte[] {'x'})));
        });
    }

    private static void expectTooLong(Watched watched, ScriptedStream in) {
        Outcome<byte[]> came = read(watched, in, TOO_LONG);
        boolean refused = came instanceof Outcome.Threw<byte[]>(Throwable e) && e instanceof IOException
            && !(e instanceof EOFException);
        Claim.that(refused, () -> done(in), "an IOException that is no EOFException", came::toString,
            came instanceof Outcome.Returned<byte[]> ? TOO_LONG : "");
        Claim.that(in.taken() <= LIMIT + 1, () -> done(in), "no more than LIMIT + 1 bytes are taken, which are 8,193",
            () -> in.taken() + " are", TOO_LONG);
    }

    @Test
    @DisplayName("an IOException of the stream comes out as it is, wherever it happens")
    void fails() {
        Watched.run(watched -> {
            for (int after = 0; after < GET.length(); after++) {
                for (var failure : List.of(new IOException("broken"), new EOFException("broken"),
                        new SocketTimeoutException("broken"))) {
                    var in = ScriptedStream.of(GET.split("")).failing(after, failure);
                    String gives = after == 0 ? "no byte" : Bytes.show(Bytes.of(GET.substring(0, after)));
                    Claim.cameOut(() -> "read(in), where in gives " + gives + ", then an IOException", failure,
                        read(watched, in, ""));
                }
            }
        });
    }

    @Test
    @DisplayName("threads may call it at the same time, each with a stream of its own")
    void atTheSameTime() {
        String put = "PUT /x HTTP/1.1\r\n\r\n";
        Watched.run(watched -> {
            for (String[] pieces : List.of(new String[] {GET}, GET.split("(?<=\n)"), GET.split(""))) {
                var others = new ArrayList<Outcome<byte[]>>();
                var in = ScriptedStream.of(pieces);
                var held = new HeldStream(in, () -> {
                    if (others.stream().allMatch(Outcome.Returned.class::isInstance)) others.add(Outcome.soon(
                        () -> RequestHead.read(ScriptedStream.of(put))));
                });
                Supplier<String> done = () -> done(in) + ", while other threads read another head from other streams; ";
                Outcome<byte[]> came = watched.call(done, in, "", () -> RequestHead.read(held));
                for (var other : others) Claim.equal(() -> done.get() + "what one of them gets", Bytes.of(put), other,
                    other instanceof Outcome.Unfinished ? HeldStream.ONLY_ITSELF : HeldStream.SHARED);
                Claim.equal(() -> done.get() + "what the first gets", Bytes.of(GET), came, HeldStream.SHARED);
            }
        });
    }

    @Test
    @DisplayName("the stream stays open, whatever happens")
    void staysOpen() {
        Watched.run(watched -> {
            for (var in : List.of(ScriptedStream.of(GET), ScriptedStream.of("GET"),
                    ScriptedStream.of("x".repeat(2 * LIMIT)),
                    ScriptedStream.of("GET", GET).failing(1, new IOException("broken")))) {
                read(watched, in, "");
                Claim.that(!in.isClosed(), () -> done(in), "the stream is still open", () -> "it was closed",
                    "the connection's streams belong together: closing one closes it, and nobody can answer");
            }
        });
    }

    @Test
    @DisplayName("all of this holds for any bytes, in any pieces, of any length")
    void anything() {
        Watched.run(watched -> Cases.each(2_000, 60, draw -> {
            byte[] start = draw.oneIn(250) ? new byte[LIMIT - draw.between(0, 70)] : new byte[0];
            byte[] all = Bytes.join(start, draw.bytes(), draw.oneIn(6) ? draw.bytes(2) : END, draw.bytes());
            int end = endOfHead(all);
            var in = new ScriptedStream(draw.cut(all));
            if (end > LIMIT || end == -1 && all.length > LIMIT) {
                expectTooLong(watched, in);
            } else if (end == -1) {
                expectEof(watched, in);
            } else {
                Claim.equal(() -> done(in), Arrays.copyOf(all, end), read(watched, in, ""), "");
                expectTaken(in, end);
            }
        }));
    }

    private static void expect(Watched watched, ScriptedStream in, String head, String idea) {
        Outcome<byte[]> came = read(watched, in, idea);
        boolean threw = came instanceof Outcome.Threw<byte[]>;
        Claim.equal(() -> done(in), Bytes.of(head), came, threw && !idea.equals(WITHIN) ? "" : idea);
    }

    private static void expectTaken(ScriptedStream in, int bytes) {
        Claim.that(in.taken() == bytes, () -> done(in), "the " + bytes + " bytes of the head are taken",
            () -> in.taken() + " are", NOT_YOURS);
    }

    private static Outcome<byte[]> read(Watched watched, ScriptedStream in, String ideaIfStuck) {
        return watched.call(() -> done(in), in, ideaIfStuck, () -> RequestHead.read(in));
    }

    private static String done(ScriptedStream in) {
        return "read(in), where in gives " + in.script();
    }

    private static String ofLength(int bytes) {
        return "a: " + "x".repeat(bytes - 7) + "\r\n\r\n";
    }

    /// Behind the first `\r\n\r\n`, or -1: text in ISO 8859-1 has a character for each byte.
    private static int endOfHead(byte[] all) {
        int start = new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        return start == -1 ? -1 : start + END.length;
    }

    static void main(String... args) {
        Runner.run(RequestHeadTest.class);
    }
}
