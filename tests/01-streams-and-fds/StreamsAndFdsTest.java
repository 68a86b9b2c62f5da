///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/01-streams-and-fds/StreamsAndFds.java

import module java.base;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("Chapter 1, streams and fds")
@Execution(value = ExecutionMode.SAME_THREAD, reason = "they look at the table of file descriptors")
class StreamsAndFdsTest implements CommandLine {
    private static final Path FD_TABLE = Path.of("/proc/self/fd");
    private static final Pattern PIPE = Pattern.compile(" +pipe\\(\\) += 0 +(\\d+) to read from, (\\d+) to write to");
    private static final Pattern CLOSED = Pattern.compile(" +close\\((\\d+)\\) .*");

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
            assertThat(story.get(1 + fd)).matches(" +" + fd + "  standard (input|output|error) +.*")
                .endsWith(Kernel.target(FD_TABLE.resolve("" + fd)));
        }
    }

    @Test
    @DisplayName("what is listed as open already is all that is: the file gets the lowest number beside it")
    void lowestFreeInTheListing() throws Exception {
        try (var program = Program.start(program())) {
            assertThat(program.awaitExit()).as("exit code").isZero();
            List<Integer> listed = program.out().stream().takeWhile(line -> !line.isEmpty()).skip(1)
                .map(line -> Integer.parseInt(line.strip().split(" ")[0])).toList();
            int file = result(program.out(), "open\\(.*\\)");
            assertThat(listed).as("the numbers below %d", file).contains(numbersBelow(file)).doesNotContain(file);
        }
    }

    @Test
    @DisplayName("a file that is opened gets the lowest number that is free")
    void lowestFree() throws IOException {
        int lowest = lowestFreeFd();
        assertThat(result(story(FD_TABLE), "open\\(.*\\)")).isEqualTo(lowest);
        try (var taken = FileChannel.open(Path.of("/dev/null"))) {
            assertThat(taken.isOpen()).isTrue();
            assertThat(result(story(FD_TABLE), "open\\(.*\\)")).as("with %d taken by another file", lowest)
                .isGreaterThan(lowest);
        }
    }

    @Test
    @DisplayName("one read gives at most as many bytes as there is room for, and nothing at the end")
    void readGivesAtMost() throws IOException {
        List<String> story = story(FD_TABLE);
        int file = result(story, "open\\(.*\\)");
        assertThat(story).filteredOn(line -> line.contains("read(" + file + ", at most 10 bytes)"))
            .extracting(line -> line.replaceAll(".* = ", ""))
            .startsWith("10   These are", "10   27 bytes o", "7    f text.", "0    the end");
    }

    @Test
    @DisplayName("pipe gives two numbers, the ends of one pipe, the first to read from and the second to write to")
    void pipe() throws IOException {
        var ends = new ArrayList<String>();
        List<String> story = story(FD_TABLE, line -> {
            Matcher made = PIPE.matcher(line);
            if (!made.matches()) return;
            for (int end = 1; end <= 2; end++) {
                int fd = Integer.parseInt(made.group(end));
                String use = Kernel.isForWriting(fd) ? "write" : "read";
                ends.add(Kernel.target(FD_TABLE.resolve("" + fd)) + ", to " + use);
            }
        });
        assertThat(ends).as("what the kernel says of both numbers, when the story has them").hasSize(2);
        assertThat(ends.getFirst()).matches("pipe:\\[\\d+], to read");
        assertThat(ends.getLast()).isEqualTo(ends.getFirst().replace("to read", "to write"));
        Matcher made = story.stream().map(PIPE::matcher).filter(Matcher::matches).findFirst().orElseThrow();
        String read = made.group(1), write = made.group(2);
        assertThat(calls(story)).containsSubsequence(
            "write(" + write + ", 5 bytes) = 5 Meow.", "read(" + read + ", at most 10 bytes) = 5 Meow.",
            "close(" + write + ") = 0 " + write + " is free", "read(" + read + ", at most 10 bytes) = 0 the end",
            "close(" + read + ") = 0 " + read + " is free");
    }

    @Test
    @DisplayName("socket, bind, listen, connect, accept: a listener, and a connection's two ends, each with its number")
    void connection() throws IOException {
        List<String> story = story(FD_TABLE);
        List<Integer> sockets = story.stream().filter(line -> line.matches(" +(socket|accept)\\(.*")).limit(3)
            .map(StreamsAndFdsTest::result).toList();
        assertThat(sockets).hasSize(3).doesNotHaveDuplicates();
        int listener = sockets.get(0), client = sockets.get(1), server = sockets.get(2);
        assertThat(String.join("\n", story)).containsSubsequence(
            "bind(" + listener + ", 127.0.0.1:", "listen(" + listener + ")", "listening on 127.0.0.1:",
            "connect(" + client + ", 127.0.0.1:", "accept(" + listener + ")", "= " + server,
            "write(" + client + ", 14 bytes)", "read(" + server + ", at most 10 bytes)", "Hello, ser");
    }

    @Test
    @DisplayName("each close takes its number out of the kernel's table, before it says so")
    void close() throws IOException {
        List<String> story = story(FD_TABLE, line -> {
            Matcher closed = CLOSED.matcher(line);
            if (closed.matches()) assertThat(Kernel.target(FD_TABLE.resolve(closed.group(1)))).as(line).isEmpty();
        });
        assertThat(calls(story)).filteredOn(call -> call.startsWith("close(")).hasSize(7)
            .allMatch(call -> call.matches("close\\((\\d+)\\) = 0 \\1 is free"));
    }

    @Test
    @DisplayName("a closed stream's number is given to the next stream, of whatever kind")
    void reuse() throws IOException {
        List<String> story = story(FD_TABLE);
        int file = result(story, "open\\(.*\\)");
        String closed = "close(" + file + ") = 0 " + file + " is free";
        assertThat(calls(story)).endsWith(closed, "socket() = " + file, closed);
    }

    @Test
    @DisplayName("a stream has no pieces: two writes come in one read, if the reader comes late")
    void twoWritesInOneRead() throws IOException {
        try (var pair = new SocketPair()) {
            pair.client().write(ByteBuffer.wrap("Hello, ".getBytes(UTF_8)));
            pair.client().write(ByteBuffer.wrap("server.".getBytes(UTF_8)));
            InputStream in = pair.server().socket().getInputStream();
            await("both to have come").atMost(Client.PATIENCE).until(() -> in.available() == 14);
            var buffer = ByteBuffer.allocate(100);
            assertThat(pair.server().read(buffer)).as("bytes that one read gives").isEqualTo(14);
            assertThat(UTF_8.decode(buffer.flip()).toString()).isEqualTo("Hello, server.");
        }
    }

    @Test
    @DisplayName("a stream has no pieces: one write comes in two reads and more, although there is room for all of it")
    void oneWriteInManyReads() throws Exception {
        byte[] sent = "0123456789".repeat(10_000).getBytes(UTF_8);
        var received = ByteBuffer.allocate(sent.length);
        int reads = 0;
        try (var pair = new SocketPair(); var writer = Executors.newVirtualThreadPerTaskExecutor()) {
            pair.server().setOption(StandardSocketOptions.SO_RCVBUF, 8 * 1024);
            Future<Integer> written = writer.submit(() -> pair.client().write(ByteBuffer.wrap(sent)));
            while (received.hasRemaining() && pair.server().read(received) > 0) reads++;
            assertThat(written).as("bytes that one write took").succeedsWithin(Client.PATIENCE)
                .isEqualTo(sent.length);
        }
        assertThat(reads).as("reads that it took").isGreaterThan(1);
        assertThat(received.array()).as("what came").isEqualTo(sent);
    }

    @Test
    @DisplayName("without /proc one line says what it cannot show, and the rest is shown")
    void withoutProc() throws IOException {
        List<String> with = story(FD_TABLE), without = story(Path.of("/no/such/table"));
        assertThat(without).filteredOn(line -> line.contains("/no/such/table")).hasSize(1);
        assertThat(without).anyMatch(line -> line.matches(" +open\\(.*\\) += \\?"));
        assertThat(calls(without)).hasSameSizeAs(calls(with));
    }

    @Test
    @DisplayName("it closes all that it opens, and leaves no file behind")
    void leavesNothing() throws IOException {
        story(FD_TABLE);
        int lowest = lowestFreeFd();
        String open = calls(story(FD_TABLE)).getFirst();
        assertThat(lowestFreeFd()).as("the lowest fd that is free").isEqualTo(lowest);
        String file = open.replaceAll("open\\((.*)\\).*", "$1");
        assertThat(Path.of(System.getProperty("java.io.tmpdir"), file)).doesNotExist();
    }

    @Test
    @DisplayName("what other threads of the JVM open and close meanwhile does not end it")
    void othersOpenAndClose() throws IOException {
        var enough = new AtomicBoolean();
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> other = others.submit(() -> {
                while (!enough.get()) FileChannel.open(Path.of("/dev/null")).close();
                return null;
            });
            try {
                for (int i = 0; i < 50; i++) assertThat(story(FD_TABLE)).hasSizeGreaterThan(35);
            } finally {
                enough.set(true);
            }
            assertThat(other).succeedsWithin(Client.PATIENCE);
        }
    }

    @Test
    @DisplayName("it runs by itself and ends, also with nothing on the PATH")
    void ends() throws Exception {
        var compiled = Program.start(program());
        var alone = Program.startToolWithPath("", program());
        for (Program program : List.of(compiled, alone)) {
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
            assertThat(program.awaitExit()).as("exit code; standard error: %s", program.err()).isZero();
            assertThat(program.out()).singleElement().asString().startsWith("listening on 127.0.0.1:");
        }
    }

    private static List<String> story(Path fdTable) throws IOException {
        return story(fdTable, line -> {});
    }

    /// `look` gets each line when the story has just come to it.
    private static List<String> story(Path fdTable, Consumer<String> look) throws IOException {
        var lines = new ArrayList<String>();
        var out = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8) {
            @Override
            public void println(String text) {
                for (String line : text.split("\n")) {
                    lines.add(line);
                    look.accept(line);
                }
            }
        };
        new StreamsAndFds(fdTable, out, false).run(0);
        return lines;
    }

    /// The calls in it, with one blank where several stand.
    private static List<String> calls(List<String> story) {
        return story.stream().filter(line -> line.contains(" = ")).map(line -> line.strip().replaceAll(" +", " "))
            .toList();
    }

    private static int result(List<String> story, String call) {
        return story.stream().filter(line -> line.matches(" +" + call + " += \\d+")).findFirst()
            .map(StreamsAndFdsTest::result)
            .orElseThrow(() -> new AssertionError("no line like " + call + " in:\n" + String.join("\n", story)));
    }

    private static int result(String line) {
        return Integer.parseInt(line.replaceAll(".* = +(\\d+).*", "$1"));
    }

    private static Integer[] numbersBelow(int limit) {
        return IntStream.range(0, limit).boxed().toArray(Integer[]::new);
    }

    private static int lowestFreeFd() {
        return IntStream.iterate(0, fd -> fd + 1).filter(fd -> Kernel.target(FD_TABLE.resolve("" + fd)).isEmpty())
            .findFirst().orElseThrow();
    }

    static void main(String... args) {
        Runner.run(StreamsAndFdsTest.class);
    }
}
