///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/01-streams-and-fds/${answers:solutions}/ReadExactly.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 1.1, read exactly n bytes")
class ReadExactlyTest {
    private static final String FEWER = "one read gives what has come so far, often fewer bytes than there is room for";
    private static final String NOT_YOURS = "what you take and do not return is lost; it belongs to whoever reads next";
    private static final String MINUS_ONE = "read returns -1 at the end, and only there";

    @Test
    @DisplayName("a stream that gives fewer bytes than are wanted is read again, until all are there")
    void fewerAtATime() {
        Watched.run(watched -> {
            expect(watched, ScriptedStream.of("hello"), 5, Bytes.of("hello"));
            forAllCutsOf("abcd", pieces -> expect(watched, ScriptedStream.of(pieces), 4, Bytes.of("abcd")));
        });
    }

    @Test
    @DisplayName("any bytes may be among them")
    void anyBytes() {
        var all = new byte[256];
        for (int i = 0; i < all.length; i++) all[i] = (byte) i;
        Watched.run(watched -> {
            for (byte b : all) expect(watched, new ScriptedStream(List.of(new byte[] {b})), 1, new byte[] {b});
            expect(watched, new ScriptedStream(List.of(all)), all.length, all);
        });
    }

    @Test
    @DisplayName("zero bytes are there at once, even if the stream has ended")
    void nothing() {
        Watched.run(watched -> {
            expect(watched, ScriptedStream.of(), 0, new byte[0]);
            expect(watched, ScriptedStream.of("a"), 0, new byte[0]);
            String done = "readExactly(in, 0), where in is a ByteArrayInputStream that has ended: its read returns -1, "
                + "even if nothing is asked for";
            var ended = new ByteArrayInputStream(new byte[0]);
            Outcome<byte[]> came = watched.call(() -> done, () -> ReadExactly.readExactly(ended, 0));
            Claim.equal(() -> done, new byte[0], came, "none is missing: do not ask for any");
        });
    }

    @Test
    @DisplayName("not one byte more is taken from the stream")
    void notOneMore() {
        Watched.run(watched -> forAllCutsOf("abcd", pieces -> {
            for (int n = 0; n < 4; n++) {
                var in = ScriptedStream.of(pieces);
                expect(watched, in, n, Bytes.of("abcd".substring(0, n)));
                int wanted = n;
                Claim.that(in.taken() == n, () -> done(wanted, in), n + " bytes are taken from the stream",
                    () -> in.taken() + " are", NOT_YOURS);
            }
        }));
        Watched.run(watched -> {
            for (int n : new int[] {1_000, 8_191, 8_192, 8_193, 70_000}) {
                var in = new ScriptedStream(Collections.nCopies(100, Bytes.of("x".repeat(1_000))));
                expect(watched, in, n, Bytes.of("x".repeat(n)));
                Claim.that(in.taken() == n, () -> done(n, in), n + " bytes are taken from the stream",
                    () -> in.taken() + " are", NOT_YOURS);
            }
        });
    }

    @Test
    @DisplayName("who reads the next n bytes goes on where this one stopped")
    void oneAfterTheOther() {
        Watched.run(watched -> forAllCutsOf("abcdef", pieces -> {
            var in = ScriptedStream.of(pieces);
            var given = new ArrayList<byte[]>();
            for (String part : List.of("ab", "cd", "e", "f")) {
                given.add(expect(watched, in, part.length(), Bytes.of(part)));
            }
            Claim.equal(() -> done(2, in) + ", and again; the first array afterwards", Bytes.of("ab"), given.getFirst(),
                "what was given out is the caller's");
        }));
    }

    @Test
    @DisplayName("a stream that ends before is an EOFException")
    void endsTooEarly() {
        Watched.run(watched -> forAllCutsOf("abc", pieces -> {
            for (int n = 4; n < 7; n++) expectEof(watched, ScriptedStream.of(pieces), n);
            for (int there = 0; there < 3; there++) {
                expectEof(watched, ScriptedStream.of("abc".substring(0, there)), 3);
            }
        }));
    }

    @Test
    @DisplayName("once they are there, the stream is not asked for more")
    void asksForNoMore() {
        Watched.run(watched -> {
            forAllCutsOf("abcd", pieces -> expect(watched, ScriptedStream.of(pieces).waiting(), 4, Bytes.of("abcd")));
            expect(watched, ScriptedStream.of().waiting(), 0, new byte[0]);
            expect(watched, ScriptedStream.of("a").failing(1, new IOException("broken")), 1, Bytes.of("a"));
        });
    }

    @Test
    @DisplayName("an IOException of the stream comes out as it is, wherever it happens")
    void fails() {
        Watched.run(watched -> forAllCutsOf("abcd", pieces -> {
            for (int after = 0; after < pieces.length; after++) {
                for (var failure : List.of(new IOException("broken"), new EOFException("broken"),
                        new SocketTimeoutException("broken"))) {
                    var in = ScriptedStream.of(pieces).failing(after, failure);
                    Claim.cameOut(() -> done(4, in), failure, read(watched, in, 4));
                }
            }
        }));
    }

    @Test
    @DisplayName("threads may call it at the same time, each with a stream of its own")
    void atTheSameTime() {
        Watched.run(watched -> forAllCutsOf("abcd", pieces -> {
            var others = new ArrayList<Outcome<byte[]>>();
            var in = ScriptedStream.of(pieces);
            var held = new HeldStream(in, () -> {
                if (others.stream().allMatch(Outcome.Returned.class::isInstance)) others.add(Outcome.soon(
                    () -> ReadExactly.readExactly(ScriptedStream.of("w", "xyz"), 4)));
            });
            Supplier<String> done = () -> done(4, in) + ", while other threads read \"wxyz\" from other streams; ";
            Outcome<byte[]> came = watched.call(done, in, "", () -> ReadExactly.readExactly(held, 4));
            for (var other : others) Claim.equal(() -> done.get() + "what one of them gets", Bytes.of("wxyz"), other,
                other instanceof Outcome.Unfinished ? HeldStream.ONLY_ITSELF : HeldStream.SHARED);
            Claim.equal(() -> done.get() + "what the first gets", Bytes.of("abcd"), came, HeldStream.SHARED);
        }));
    }

    @Test
    @DisplayName("the stream stays open, whatever happens")
    void staysOpen() {
        Watched.run(watched -> {
            for (var in : List.of(ScriptedStream.of("ab", "c"), ScriptedStream.of("a"),
                    ScriptedStream.of("a", "bc").failing(1, new IOException("broken")))) {
                read(watched, in, 3);
                Claim.that(!in.isClosed(), () -> done(3, in), "the stream is still open", () -> "it was closed",
                    "who opened a stream closes it");
            }
        });
    }

    @Test
    @DisplayName("it takes as many reads as it takes: 50,000, too")
    void manyReads() {
        var one = new byte[] {'x'};
        Watched.run(watched -> {
            var in = new ScriptedStream(Collections.nCopies(50_000, one));
            expect(watched, in, 50_000, Bytes.of("x".repeat(50_000)));
            byte[] thousand = Bytes.of("y".repeat(1_000));
            in = new ScriptedStream(Collections.nCopies(300, thousand));
            expect(watched, in, 300_000, Bytes.of("y".repeat(300_000)));
        });
    }

    @Test
    @DisplayName("all of this holds for any bytes, in any pieces, with any end")
    void anything() {
        Watched.run(watched -> Cases.each(3_000, 60, draw -> {
            byte[] all = draw.bytes();
            List<byte[]> pieces = draw.cut(all);
            int n = draw.between(0, all.length);
            boolean ends = draw.oneIn(3);
            var in = ends ? new ScriptedStream(pieces) : new ScriptedStream(pieces).waiting();
            if (ends && draw.oneIn(2)) {
                expectEof(watched, in, all.length + draw.between(1, 10));
                return;
            }
            expect(watched, in, n, Arrays.copyOf(all, n));
            Claim.that(in.taken() == n, () -> done(n, in), n + " bytes are taken from the stream",
                () -> in.taken() + " are", NOT_YOURS);
        }));
    }

    /// The array that came, which has what is wanted.
    private static byte[] expect(Watched watched, ScriptedStream in, int n, byte[] wanted) {
        Outcome<byte[]> came = read(watched, in, n);
        Claim.equal(() -> done(n, in), wanted, came, idea(wanted, came));
        return ((Outcome.Returned<byte[]>) came).value();
    }

    private static String idea(byte[] wanted, Outcome<byte[]> came) {
        if (came instanceof Outcome.Threw<byte[]>(EOFException _)) return "fewer bytes are not the end, -1 is";
        if (!(came instanceof Outcome.Returned<byte[]>(byte[] got)) || got == null) return "";
        if (got.length < wanted.length) return FEWER;
        if (got.length > wanted.length) return "the array has as many bytes as were wanted";
        int right = Arrays.mismatch(got, wanted);
        boolean restIsEmpty = right > 0 && IntStream.range(right, got.length).allMatch(i -> got[i] == 0);
        if (restIsEmpty) return FEWER;
        return wanted.length > 1 ? "each read puts its bytes behind those that are there" : "";
    }

    private static void expectEof(Watched watched, ScriptedStream in, int n) {
        Outcome<byte[]> came = read(watched, in, n);
        Claim.threw(() -> done(n, in), EOFException.class, came, MINUS_ONE);
    }

    private static Outcome<byte[]> read(Watched watched, ScriptedStream in, int n) {
        return watched.call(() -> done(n, in), in, "", () -> ReadExactly.readExactly(in, n));
    }

    private static String done(int n, ScriptedStream in) {
        return "readExactly(in, " + n + "), where in gives " + in.script();
    }

    /// Every way to cut it into pieces, the one without a cut first.
    private static void forAllCutsOf(String text, Consumer<String[]> body) {
        for (int cuts = 0; cuts < 1 << (text.length() - 1); cuts++) {
            var pieces = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                if (i > 0 && (cuts >> (i - 1) & 1) == 1) pieces.append(' ');
                pieces.append(text.charAt(i));
            }
            body.accept(pieces.toString().split(" "));
        }
    }

    static void main(String... args) {
        Runner.run(ReadExactlyTest.class);
    }
}
