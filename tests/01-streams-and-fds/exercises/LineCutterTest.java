///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/01-streams-and-fds/${answers:solutions}/LineCutter.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 1.2, cut lines out of chunks")
class LineCutterTest {
    private static final String MANY = "there may be many lines in a chunk, and an empty line is a line";
    private static final String KEEP = "what is left of one chunk belongs before the next one";
    private static final String REST = "the rest is what stands behind the last \\n, empty or not";
    private static final String BYTES = "bytes can be cut anywhere, but half a character is no text";
    private static final String SHARED = "an array that is kept or given out is one that nobody else writes into";

    @Test
    @DisplayName("many lines in one chunk all come out, empty ones too")
    void manyInOne() {
        Watched.run(watched -> {
            for (String text : List.of("one\n", "one\ntwo\n", "\n", "one\n\ntwo\n")) cut(watched, MANY, text);
            Cases.allStrings(new byte[] {'\n', 'a'}, 5, text -> {
                if (text.length > 0 && text[text.length - 1] == '\n') cut(watched, MANY, List.of(text));
            });
        });
    }

    @Test
    @DisplayName("a line that is cut by the end of a chunk comes out once, whole, when its end has come")
    void splitAnywhere() {
        Watched.run(watched -> {
            cut(watched, KEEP, "on", "e\n");
            cut(watched, KEEP, "one\ntw", "o\n");
            Cases.allStrings(new byte[] {'a', '\n', 'b'}, 5, text -> {
                if (text.length == 0 || text[text.length - 1] != '\n') return;
                for (int first = 1; first < text.length; first++) {
                    for (int second = first + 1; second < text.length; second++) {
                        cut(watched, KEEP, List.of(Arrays.copyOf(text, first),
                            Arrays.copyOfRange(text, first, second), Arrays.copyOfRange(text, second, text.length)));
                    }
                }
            });
        });
    }

    @Test
    @DisplayName("two cutters know nothing of each other")
    void twoCutters() {
        Watched.run(watched -> {
            String own = "each stream has a rest of its own";
            var one = new Cutting(watched, ", while another cutter is given other lines", own);
            var other = new Cutting(watched, ", while another cutter is given \"on\", later \"e\\n\"", own);
            one.add(Bytes.of("on"));
            other.add(Bytes.of("two\nth"));
            one.add(Bytes.of("e\n"));
            other.add(Bytes.of("ree\n"));
        });
    }

    @Test
    @DisplayName("threads may cut at the same time, each with a cutter of its own")
    void atTheSameTime() {
        Supplier<String> done = () -> "each of four threads has a cutter, and adds 20 lines to it, again and again";
        Races.run(4, done.get(), number -> {
            byte[] line = Bytes.of(String.valueOf((char) ('a' + number)).repeat(500) + "\n");
            List<byte[]> wanted = Collections.nCopies(20, line);
            byte[] chunk = Bytes.join(wanted.toArray(byte[][]::new));
            var cutter = new LineCutter();
            Races.again(Duration.ofMillis(120), _ -> Claim.equal(done, wanted, Outcome.of(() -> cutter.add(chunk)),
                "all cutters share what is static; what belongs to one stream is its cutter's"));
        });
    }

    @Test
    @DisplayName("what has no end yet is the rest, and it comes out as no line")
    void rest() {
        Watched.run(watched -> {
            cut(watched, "", "on");
            cut(watched, "", "one\ntw");
            Cases.allStrings(new byte[] {'a', '\n'}, 4, text -> {
                for (int split = 1; split < text.length; split++) {
                    cut(watched, "", List.of(Arrays.copyOf(text, split), Arrays.copyOfRange(text, split, text.length)));
                }
            });
        });
    }

    @Test
    @DisplayName("only \\n ends a line, and every other byte comes out as it went in")
    void anyBytes() {
        Watched.run(watched -> {
            String onlyN = "\\n alone ends a line; \\r is a byte like any other";
            for (String text : List.of("a\r\n", "a\rb\n", "\r\n\r\n", "\r\r\n", "\r")) cut(watched, onlyN, text);
            cut(watched, onlyN, "a\r", "\n");
            for (int b = 0; b < 256; b++) cut(watched, BYTES, List.of(new byte[] {(byte) b, '\n'}));
            for (String other : List.of("\u000b", "\u000c", "\u0085", "\u2028")) cut(watched, "", "a" + other + "b\n");
        });
    }

    @Test
    @DisplayName("a chunk may end inside a character")
    void splitInsideACharacter() {
        Watched.run(watched -> {
            for (String text : List.of("é\n", "あ\n", "😀\n", "aあ\nい")) {
                byte[] bytes = Bytes.of(text);
                for (int split = 1; split < bytes.length; split++) {
                    cut(watched, BYTES, List.of(Arrays.copyOf(bytes, split),
                        Arrays.copyOfRange(bytes, split, bytes.length)));
                }
                cut(watched, BYTES, singles(bytes));
            }
        });
    }

    @Test
    @DisplayName("a chunk of no bytes changes nothing")
    void emptyChunks() {
        Watched.run(watched -> {
            cut(watched, "", "");
            cut(watched, "", "a", "", "", "\n", "", "b");
        });
    }

    @Test
    @DisplayName("lines that were given out stay as they are when more comes")
    void stayAsTheyAre() {
        Watched.run(watched -> {
            var cutting = new Cutting(watched, "", "a list that was given out is not used again");
            for (String chunk : List.of("one\ntw", "o\n", "three\nfour\n", "", "five\n")) {
                cutting.add(Bytes.of(chunk));
                cutting.expectAllAsTheyWere();
            }
        });
    }

    @Test
    @DisplayName("the chunk is left as it is, and the caller may write into it again")
    void chunkIsABuffer() {
        Watched.run(watched -> {
            for (String texts : List.of("one\n", "on|e\n", "one\ntwo\nth|ree\n", "a\n|b||c")) {
                var cutting = new Cutting(watched, ", the array of each chunk filled with # afterwards", SHARED);
                for (String text : texts.split("\\|")) {
                    byte[] chunk = Bytes.of(text);
                    cutting.add(chunk);
                    Claim.equal(() -> cutting.done() + "; the chunk's array", Bytes.of(text), chunk,
                        "add only reads it");
                    Arrays.fill(chunk, (byte) '#');
                    cutting.expectAllAsTheyWere();
                }
            }
        });
    }

    @Test
    @DisplayName("the caller may write into the lines and the rest that it was given")
    void nothingIsShared() {
        Watched.run(watched -> {
            for (String text : List.of("rest", "one\nrest", "one\n", "\n\n")) {
                var cutting = new Cutting(watched, ", the arrays that were given out filled with #", SHARED);
                for (String chunk : List.of(text, "two\nmore", "three\n", "\n\n", "\n")) {
                    for (byte[] line : cutting.add(Bytes.of(chunk))) Arrays.fill(line, (byte) '#');
                    Arrays.fill(cutting.expectRest(), (byte) '#');
                    cutting.expectRest();
                }
            }
        });
    }

    @Test
    @DisplayName("a long line in many chunks comes out, and so do many lines in one chunk")
    void large() {
        Watched.run(watched -> {
            cut(watched, KEEP, singles(Bytes.of("x".repeat(2_000) + "\n")));
            cut(watched, KEEP, Collections.nCopies(30, Bytes.of("x".repeat(4_096))));
            cut(watched, "", "ab\n".repeat(20_000));
            cut(watched, "", "y".repeat(30_000), "\nz");
        });
    }

    @Test
    @DisplayName("all of this holds for any bytes, in any chunks")
    void anything() {
        Watched.run(watched -> Cases.each(3_000, 60, draw -> cut(watched, "", draw.cut(draw.bytes()))));
    }

    private static void cut(Watched watched, String idea, String... chunks) {
        cut(watched, idea, Stream.of(chunks).map(Bytes::of).toList());
    }

    private static void cut(Watched watched, String idea, List<byte[]> chunks) {
        var cutting = new Cutting(watched, "", idea);
        for (byte[] chunk : chunks) {
            cutting.add(chunk);
            cutting.expectRest();
        }
    }

    private static List<byte[]> singles(byte[] bytes) {
        return IntStream.range(0, bytes.length).mapToObj(i -> Arrays.copyOfRange(bytes, i, i + 1)).toList();
    }

    /// A cutter, and beside it what has to come of each chunk: byte after byte, a line ends where `\n` is.
    private static final class Cutting {
        /// What came of the first `chunks` of them.
        private record Lines(int chunks, List<byte[]> wanted, List<byte[]> came) {}

        private final LineCutter cutter = new LineCutter();
        private final Watched watched;
        private final String circumstance;
        private final String idea;
        private final List<byte[]> chunks = new ArrayList<>();
        private final List<Lines> given = new ArrayList<>();
        private final ByteArrayOutputStream open = new ByteArrayOutputStream();

        /// `circumstance`: what else is done; `idea`: what to look at if the lines are not those that are wanted.
        Cutting(Watched watched, String circumstance, String idea) {
            this.watched = watched;
            this.circumstance = circumstance;
            this.idea = idea;
        }

        /// The lines that the answer gave, which are those that are wanted.
        List<byte[]> add(byte[] chunk) {
            List<byte[]> wanted = specified(chunk);
            chunks.add(chunk.clone());
            Outcome<List<byte[]>> came = watched.call(this::done, () -> cutter.add(chunk));
            Claim.equal(() -> done() + circumstance + "; the lines", wanted, came, idea(wanted, came));
            List<byte[]> lines = ((Outcome.Returned<List<byte[]>>) came).value();
            given.add(new Lines(chunks.size(), wanted, lines));
            return lines;
        }

        private List<byte[]> specified(byte[] chunk) {
            var lines = new ArrayList<byte[]>();
            for (byte b : chunk) {
                open.write(b);
                if (b != '\n') continue;
                lines.add(open.toByteArray());
                open.reset();
            }
            return lines;
        }

        /// What the answer says is left, which is what is wanted.
        byte[] expectRest() {
            Outcome<byte[]> came = watched.call(this::done, cutter::rest);
            String fitting = came instanceof Outcome.Threw<byte[]> ? "" : circumstance.isEmpty() ? REST : idea;
            Claim.equal(() -> done() + circumstance + "; rest()", open.toByteArray(), came, fitting);
            return ((Outcome.Returned<byte[]>) came).value();
        }

        void expectAllAsTheyWere() {
            for (Lines lines : given) {
                Claim.equal(() -> done() + circumstance + "; the lines that came of " + done(lines.chunks()),
                    lines.wanted(), lines.came(), idea);
            }
            expectRest();
        }

        String done() {
            return done(chunks.size());
        }

        private String done(int first) {
            String calls = chunks.stream().limit(Math.min(first, 8)).map(chunk -> "add(" + Bytes.show(chunk) + ")")
                .collect(Collectors.joining(", "));
            return first > 8 ? calls + ", … (" + first + " chunks in all)" : calls;
        }

        private String idea(List<byte[]> wanted, Outcome<List<byte[]>> came) {
            if (!(came instanceof Outcome.Returned<List<byte[]>>(List<byte[]> lines))) return "";
            if (lines == null) return "no line is an empty list";
            if (lines.stream().anyMatch(line -> line == null)) return "";
            if (idea.equals(SHARED)) return idea;
            boolean withoutEnd = lines.stream().anyMatch(line -> line.length == 0 || line[line.length - 1] != '\n');
            if (withoutEnd) return "a line ends with its \\n, and what has none yet is no line";
            return idea.equals(BYTES) && lines.size() != wanted.size() ? "" : idea;
        }
    }

    static void main(String... args) {
        Runner.run(LineCutterTest.class);
    }
}
