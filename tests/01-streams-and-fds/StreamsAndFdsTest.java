///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/01-streams-and-fds/StreamsAndFds.java

import module java.base;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Chapter 1, streams and fds")
class StreamsAndFdsTest implements CommandLine {
    private static final Path FD_TABLE = Path.of("/proc/self/fd");

    @BeforeEach
    void theJvmOpensWhatItNeedsForSockets() throws IOException {
        ServerSocketChannel.open().close();
    }

    @Override
    public String program() {
        return "StreamsAndFds";
    }

    @Test
    @DisplayName("a process starts with three streams: 0, 1 and 2, and the table says what they are")
    void standardStreams() throws IOException {
        List<String> story = story(FD_TABLE);
        for (int fd = 0; fd <= 2; fd++) {
            assertThat(story.get(1 + fd)).matches(" +" + fd + "  standard (input|output|error) +.*").endsWith(Kernel.target(FD_TABLE.resolve("" + fd)));
        }
    }

    @Test
    @DisplayName("a file that is opened gets the lowest number that is free")
    void lowestFree() throws IOException {
        int lowest = lowestFreeFd();
        assertThat(result(story(FD_TABLE), "open\\(.*\\)")).isEqualTo(lowest);
        try (var taken = FileChannel.open(Path.of("/dev/null"))) {
            assertThat(taken.isOpen()).isTrue();
            assertThat(result(story(FD_TABLE), "open\\(.*\\)")).as("with %d taken by another file", lowest).isGreaterThan(lowest);
        }
    }

    @Test
    @DisplayName("one read gives at most as many bytes as there is room for, and nothing at the end")
    void readGivesAtMost() throws IOException {
        List<String> story = story(FD_TABLE);
        int file = result(story, "open\\(.*\\)");
        assertThat(story.stream().filter(line -> line.contains("read(" + file + ", at most 10 bytes)")).limit(4).map(line -> line.replaceAll(".* = ", "")))
            .containsExactly("10   These are", "10   27 bytes o", "7    f text.", "0    the end");
    }

    @Test
    @DisplayName("a pipe leads to another process, and has a number of its own each way")
    void pipes() throws IOException {
        List<String> story = story(FD_TABLE);
        List<Integer> pipes = story.stream().filter(line -> line.contains("pipe()")).map(StreamsAndFdsTest::result).toList();
        assertThat(pipes).hasSize(2).doesNotHaveDuplicates();
        assertThat(story).anyMatch(line -> line.matches(" +write\\(" + pipes.getFirst() + ", 5 bytes\\) += 5 +Meow\\."))
            .anyMatch(line -> line.matches(" +read\\(" + pipes.getLast() + ", at most 8192 bytes\\) += 5 +Meow\\."));
    }

    @Test
    @DisplayName("socket, bind, listen, connect, accept make a connection, and both its ends and the listener have numbers of their own")
    void connection() throws IOException {
        List<String> story = story(FD_TABLE);
        List<Integer> sockets = story.stream().filter(line -> line.matches(" +(socket|accept)\\(.*")).limit(3).map(StreamsAndFdsTest::result).toList();
        assertThat(sockets).hasSize(3).doesNotHaveDuplicates();
        int listener = sockets.get(0), client = sockets.get(1), server = sockets.get(2);
        assertThat(String.join("\n", story)).containsSubsequence("bind(" + listener + ", 127.0.0.1:", "listen(" + listener + ")", "listening on 127.0.0.1:",
            "connect(" + client + ", 127.0.0.1:", "accept(" + listener + ")", "= " + server, "write(" + client + ", 14 bytes)", "read(" + server + ", at most 10 bytes)", "Hello, ser");
    }

    @Test
    @DisplayName("a closed stream's number is given to the next stream, of whatever kind")
    void reuse() throws IOException {
        List<String> story = story(FD_TABLE);
        int file = result(story, "open\\(.*\\)");
        assertThat(story.subList(story.size() - 3, story.size()).stream().map(line -> line.strip().replaceAll(" +", " ")))
            .containsExactly("close(" + file + ") = 0", "socket() = " + file, "close(" + file + ") = 0");
    }

    @Test
    @DisplayName("without /proc one line says what it cannot show, and the rest is shown")
    void withoutProc() throws IOException {
        List<String> with = story(FD_TABLE), without = story(Path.of("/no/such/table"));
        assertThat(without).filteredOn(line -> line.contains("/no/such/table")).hasSize(1);
        assertThat(without).anyMatch(line -> line.matches(" +open\\(.*\\) += \\?"));
        assertThat(without.stream().filter(line -> line.contains(" = "))).hasSameSizeAs(with.stream().filter(line -> line.contains(" = ")).toList());
    }

    @Test
    @DisplayName("it closes all that it opens, and leaves no file behind")
    void leavesNothing() throws IOException {
        story(FD_TABLE);
        int lowest = lowestFreeFd();
        String file = story(FD_TABLE).stream().filter(line -> line.startsWith("  open(")).findFirst().orElseThrow().replaceAll(".*\\((.*)\\).*", "$1");
        assertThat(lowestFreeFd()).as("the lowest fd that is free").isEqualTo(lowest);
        assertThat(Path.of(System.getProperty("java.io.tmpdir"), file)).doesNotExist();
    }

    @Test
    @DisplayName("it runs by itself and ends, also by plain `java`")
    void ends() throws Exception {
        for (Program program : List.of(Program.start(program()), Program.startFromSource(program()))) {
            try (program) {
                assertThat(program.awaitExit()).as("exit code").isZero();
                assertThat(program.err()).as("standard error").isEmpty();
                assertThat(program.out()).as("lines of the story").hasSizeBetween(35, 60);
            }
        }
    }

    @Test
    @DisplayName("command line: with --quiet the line that says where it listens is all")
    void quiet() throws Exception {
        try (var program = Program.start(program(), "--quiet")) {
            assertThat(program.awaitExit()).as("exit code").isZero();
            assertThat(program.out()).singleElement().asString().startsWith("listening on 127.0.0.1:");
        }
    }

    private static List<String> story(Path fdTable) throws IOException {
        var out = new ByteArrayOutputStream();
        new StreamsAndFds(fdTable, new PrintStream(out, true, UTF_8), false).run(0);
        return out.toString(UTF_8).lines().toList();
    }

    private static int result(List<String> story, String call) {
        return story.stream().filter(line -> line.matches(" +" + call + " += \\d+")).findFirst().map(StreamsAndFdsTest::result)
            .orElseThrow(() -> new AssertionError("no line like " + call + " in:\n" + String.join("\n", story)));
    }

    private static int result(String line) {
        return Integer.parseInt(line.replaceAll(".* = +(\\d+).*", "$1"));
    }

    private static int lowestFreeFd() {
        return IntStream.iterate(0, fd -> fd + 1).filter(fd -> Kernel.target(FD_TABLE.resolve("" + fd)).isEmpty()).findFirst().orElseThrow();
    }

    static void main(String... args) {
        Runner.run(StreamsAndFdsTest.class);
    }
}
