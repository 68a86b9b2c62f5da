///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES Demo.java
//SOURCES Fds.java
//SOURCES Trace.java
//RUNTIME_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED

import module java.base;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("The instruments: demo, fds, trace")
class ToolsTest {
    private static final String ESCAPE = "\033";

    @Test
    @DisplayName("demo: a wait in the timeline is as long as the server made it")
    void knownDelay() throws Exception {
        try (var server = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> answerAfter(server, Duration.ofMillis(300)));
            List<Scene.Seen> seen = Scene.play(server.getLocalPort(), List.of(asks("C quick", 0.1)), soFar -> {});
            assertThat(seen.getFirst().waited()).as("seconds waited for an answer that takes 0.3 s")
                .isBetween(0.3, 0.6);
            assertThat(seen.getFirst().connected()).as("when it connected, to be at 0.1 s").isBetween(0.1, 0.4);
            assertThat(Demo.lessons(seen, List.of("main")).getFirst()).startsWith("C waited 0.").endsWith("s.");
        }
    }

    @Test
    @DisplayName("demo: it says who kept whom waiting, and for how long")
    void whoWaits() throws Exception {
        var server = new IterativeServer(0, line -> {});
        try (var running = new Running(server.port(), server::run, server::close, List.of())) {
            var silent = new Scene.Part("A silent", 0, new TreeMap<>(), 0.8);
            List<Scene.Seen> seen = Scene.play(running.port(), List.of(silent, asks("B quick", 0.2)), soFar -> {});
            double waited = seen.getLast().waited();
            assertThat(waited).as("seconds that B waited from 0.2 s on for A, who left at 0.8 s").isBetween(0.5, 0.9);
            assertThat(Demo.lessons(seen, List.of("main"))).as("lessons")
                .containsExactly("B waited %s: until A had left.".formatted(Demo.time(waited)), "1 thread: main.");
        }
    }

    @Test
    @DisplayName("demo: where nobody waits it says so")
    void nobodyWaits() {
        var seen = List.of(new Scene.Seen(asks("C quick", 1), 1.0, 1.0, 1.0, 1.0005, 1.001));
        assertThat(Demo.lessons(seen, List.of("main", "worker 1")))
            .containsExactly("Nobody waited. The slowest answer took 0.5 ms.", "2 threads: main, worker 1.");
    }

    @Test
    @DisplayName("demo: half a line shows in its row for as long as its other half has not come, and in the legend")
    void halfALine() {
        var slow = new Scene.Part("B slow", 0, new TreeMap<>(Map.of(0.0, "hel", 2.2, "lo\n")), Double.NaN);
        var seen = List.of(new Scene.Seen(slow, 0.0, 0.0, 2.2, 2.3, 2.3));
        List<String> lines = Demo.timeline("A title", seen, Scene.END, List.of()).text(false);
        long half = lines.get(1).chars().filter(c -> c == '╌').count();
        assertThat(half).as("columns with half a line, 2.2 s of 4.4 s in 50").isBetween(24L, 26L);
        assertThat(lines).anyMatch(line -> line.contains("╌ half a line sent"))
            .allSatisfy(line -> assertThat(line.length()).as("columns of: %s", line).isLessThanOrEqualTo(80));
    }

    @Test
    @DisplayName("demo --busy: who comes while chapter 4's loop computes for another is served when it has done")
    void aHandlerThatComputes() throws Exception {
        var loop = new EventLoop(0, BusyLoop::handle);
        try (var running = new Running(loop.port(), loop::run, loop::close, List.of())) {
            var work = new Scene.Part("A work", 0, new TreeMap<>(Map.of(0.1, BusyLoop.WORK)), Double.NaN);
            List<Scene.Seen> seen = Scene.play(running.port(), List.of(work, asks("B quick", 0.2)), soFar -> {});
            Scene.Seen worked = seen.getFirst(), quick = seen.getLast();
            double atLeast = 0.1 + BusyLoop.TAKES.toMillis() / 1_000.0;
            assertThat(worked.answered()).as("when A was answered, who asked at 0.1 s").isGreaterThan(atLeast);
            assertThat(quick.answered()).as("when B was answered, who asked at 0.2 s").isGreaterThan(atLeast);
            assertThat(Demo.lessonsOfWork(seen, List.of("main"))).as("lessons").containsExactly(
                "The loop computed %s for A, and nobody was served meanwhile.".formatted(Demo.time(worked.waited())),
                "Waited: B %s.".formatted(Demo.time(quick.waited())), "1 thread: main.");
            List<String> lines = Demo.timeline("A title", seen, Scene.END, List.of()).text(false);
            assertThat(lines.get(1)).as("A's row").contains("▓▓▓").doesNotContain("░");
            assertThat(lines.get(2)).as("B's row").contains("░░░").doesNotContain("▓");
            assertThat(lines).allSatisfy(line -> assertThat(line.length()).as("columns of: %s", line)
                .isLessThanOrEqualTo(80));
        }
    }

    @Test
    @DisplayName("demo: a timeline is drawn to scale, in 80 columns, and without colours it has no escape codes")
    void toScale() {
        List<String> lines = timeline().text(false);
        assertThat(lines).noneMatch(line -> line.contains(ESCAPE))
            .allSatisfy(line -> assertThat(line.length()).as("columns of: %s", line).isLessThanOrEqualTo(80));
        String row = lines.get(1);
        long silent = row.chars().filter(c -> c == '─').count(), waiting = row.chars().filter(c -> c == '░').count();
        assertThat(silent).as("columns of silence, 1 s of 4.4 s in 50").isBetween(10L, 12L);
        assertThat(waiting).as("columns of waiting, 2 s of 4.4 s in 50").isBetween(22L, 24L);
        assertThat(row).as("the row").endsWith("waited 2.0 s");
        assertThat(timeline().text(true).get(1)).as("the row in colours").contains(ESCAPE + "[0;31m");
    }

    @Test
    @DisplayName("demo: chapter 1's rows are the numbers that the steps opened, and one that is skipped has its reason")
    void descriptors() {
        var open = new TreeMap<>(Map.of(6, BitSet.valueOf(new long[] {0b11}), 9, BitSet.valueOf(new long[] {0b10})));
        Timeline timeline = Demo.descriptors(List.of("listen", "open"), open, new TreeSet<>(Set.of(0, 1, 2, 7, 8, 12)));
        assertThat(timeline.rows()).extracting(Timeline.Row::name).containsExactly("fd 6", "fd 9");
        assertThat(timeline.lessons()).endsWith(
            "7 is not in the picture: it was open before.", "8 is not in the picture: it was open before.");
    }

    @Test
    @DisplayName("demo: the picture is SVG, with the same spans to the same scale")
    void svg() throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        String svg = timeline().svg("en", UnaryOperator.identity());
        var document = builder.parse(new InputSource(new StringReader(svg)));
        var widths = new ArrayList<Integer>();
        var rectangles = document.getElementsByTagName("rect");
        for (int i = 0; i < rectangles.getLength(); i++) {
            var attributes = rectangles.item(i).getAttributes();
            if (!attributes.getNamedItem("class").getNodeValue().equals(Timeline.Kind.WAITS.style())) continue;
            widths.add(Integer.valueOf(attributes.getNamedItem("width").getNodeValue()));
        }
        assertThat(widths).as("widths in that colour: 2 s of 4.4 s in 224, and the legend's")
            .containsExactly(102, 14);
    }

    @Test
    @DisplayName("demo: in a pipe it draws the timeline once, and no escape codes")
    void demoInAPipe() throws Exception {
        try (var demo = Program.startTool("Demo", "1")) {
            assertThat(demo.awaitExit()).as("exit code; standard error: %s", demo.err()).isZero();
            assertThat(demo.out()).as("standard output").noneMatch(line -> line.contains(ESCAPE))
                .anyMatch(line -> line.contains("given out twice"))
                .filteredOn(line -> line.startsWith("Chapter 1")).hasSize(1);
        }
    }

    @Test
    @DisplayName("fds: it shows the listener, each connection with both ends, and what epoll watches them for")
    void fdsOfAServer() throws Exception {
        try (var server = Program.start("FdRegistry", "0")) {
            int port = server.awaitPort();
            List<Client> clients = server.connect(port, 2);
            for (Client client : clients) client.roundTrip("hello\n");
            try (var fds = Program.startTool("Fds", "" + server.pid(), "--once")) {
                assertThat(fds.awaitExit()).as("exit code; standard error: %s", fds.err()).isZero();
                assertThat(fds.out()).as("standard output").noneMatch(line -> line.contains(ESCAPE))
                    .anyMatch(line -> line.matches(" +\\d+ +LISTEN 127\\.0\\.0\\.1:" + port + " +\\d+: EPOLLIN"))
                    .anyMatch(line -> line.matches(" +\\d+ +epoll"))
                    .anyMatch(line -> line.matches(" +\\d+ +eventfd +\\d+: EPOLLIN"))
                    .anyMatch(line -> line.matches(" +main +waits in epoll_wait"));
                for (Client client : clients) {
                    assertThat(fds.out()).anyMatch(line -> line.matches(" +\\d+ +ESTABLISHED 127\\.0\\.0\\.1:" + port
                        + " ← 127\\.0\\.0\\.1:" + client.localPort() + " +\\d+: EPOLLIN"));
                }
            }
        }
    }

    @Test
    @DisplayName("fds: a client that takes nothing is watched for EPOLLOUT, and its bytes are counted")
    void fdsOfADeafClient() throws Exception {
        try (var server = Program.start("RawEpoll", "0", "--quiet")) {
            int port = server.awaitPort();
            Client neighbour = server.connect(port).roundTrip("hello\n");
            try (var deaf = new DeafClient(port)) {
                deaf.sendUntilRefused(5, neighbour);
                assertThat(Fds.view(new ProcFs(server.pid()))).as("the view").extracting(Fds.Line::text)
                    .anyMatch(line -> line.contains("127.0.0.1:" + deaf.localPort()) && line.contains("B not taken")
                        && line.endsWith("EPOLLOUT"));
            }
        }
    }

    @Test
    @DisplayName("fds: events are spelled out; one shot that has been told of watches for nothing")
    void events() {
        assertThat(ProcFs.events(0x19)).isEqualTo("EPOLLIN");
        assertThat(ProcFs.events(0x1c)).isEqualTo("EPOLLOUT");
        assertThat(ProcFs.events(0x40000019)).isEqualTo("EPOLLIN | EPOLLONESHOT");
        assertThat(ProcFs.events(0x40000000)).isEqualTo("nothing now");
    }

    @Test
    @DisplayName("trace: from what strace wrote, the article's calls on sockets and epoll, nothing of the JVM's own")
    void traceOfAFixture() throws Exception {
        var reader = new Strace();
        var calls = new ArrayList<String>();
        for (String line : Files.readAllLines(Workbook.ROOT.resolve("tests/tools/fixtures/fd-registry.strace"))) {
            for (Strace.Call call : reader.read(line)) calls.add(call.text() + (call.waits() ? " …" : ""));
        }
        assertThat(calls).containsExactly(
            "socket(AF_INET, SOCK_STREAM) = 5", "bind(5, 127.0.0.1:9191) = 0", "listen(5, 4096) = 0",
            "epoll_create1() = 6",
            "epoll_ctl(6, ADD, 7, EPOLLIN) = 0", "epoll_ctl(6, ADD, 5, EPOLLIN) = 0", "epoll_wait(6) …",
            "epoll_wait(6) = 1: fd 5 EPOLLIN", "accept(5) = 8", "epoll_ctl(6, ADD, 8, EPOLLIN) = 0",
            "epoll_wait(6) = 1: fd 8 EPOLLIN", "read(8, \"one\\n\") = 4", "write(8, \"one\\n\") = 4",
            "epoll_wait(6) = 1: fd 8 EPOLLIN", "read(8, \"two\\n\") = 4", "write(8, \"two\\n\") = 4",
            "epoll_wait(6) = 1: fd 8 EPOLLIN", "read(8, \"\") = 0", "shutdown(8, SHUT_WR) = 0",
            "epoll_ctl(6, DEL, 8) = 0", "close(8) = 0", "epoll_wait(6) …");
    }

    @Test
    @DisplayName("trace: each call is explained once, in a margin that leaves 80 columns")
    void explainedOnce() {
        var reader = new Strace();
        var call = new Strace.Call("read", "read(8, \"one\\n\") = 4", false);
        assertThat(reader.show(call, false)).as("the first read").contains("takes bytes that came")
            .hasSizeLessThanOrEqualTo(80);
        assertThat(reader.show(call, false)).as("the second read").isEqualTo(call.text());
        for (String name : List.of("socket", "bind", "listen", "connect", "accept", "write", "shutdown", "close",
                "epoll_create1", "epoll_ctl", "epoll_wait")) {
            var longCall = new Strace.Call(name, name + "(" + "x".repeat(90) + ")", true);
            assertThat(reader.show(longCall, false)).as("an explained call").hasSizeLessThanOrEqualTo(80)
                .doesNotContain("null");
        }
        for (String text : Strace.EXPLAINED.values()) {
            String japanese = Words.japanese().translation(text);
            assertThat(Strace.MARGIN + Text.columns(japanese)).as("columns with: %s", japanese)
                .isLessThanOrEqualTo(80);
        }
    }

    @Test
    @DisplayName("trace: live, a chapter's calls as they happen")
    void traceLive() throws Exception {
        Stream<String> path = Stream.of(System.getenv("PATH").split(":"));
        assumeTrue(path.anyMatch(dir -> Files.isExecutable(Path.of(dir, "strace"))), "strace is not installed");
        try (var trace = Program.startTool("Trace", "5", "0")) {
            trace.connect(trace.awaitPort()).roundTrip("hello\n").halfClose().expectEnd();
            trace.awaitOut("read\\(\\d+, \"hello\\\\n\"\\) = 6 +takes bytes.*");
            trace.awaitOut("write\\(\\d+, \"hello\\\\n\"\\) = 6 +.*");
            trace.awaitOut("epoll_ctl\\(\\d+, DEL, \\d+\\) = 0");
            assertThat(trace.out()).as("standard output").noneMatch(line -> line.contains(ESCAPE));
        }
    }

    @ParameterizedTest(quoteTextArguments = false,
        name = "what is asked wrongly gets one line, and exit code {2}: {0} {1}")
    @CsvSource({"Demo, 9, 2", "Demo, --svg, 2", "Demo, --busy, 2",
        "Fds, --once, 2", "Fds, 999999999, 1", "Fds, x, 2", "Trace, 9, 2"})
    void oneLine(String tool, String argument, int exit) throws Exception {
        try (var program = Program.startTool(tool, argument)) {
            assertThat(program.awaitExit()).as("exit code").isEqualTo(exit);
            assertThat(program.err()).as("standard error").hasSize(1);
            assertThat(program.out()).as("standard output").isEmpty();
        }
    }

    @Test
    @DisplayName("trace: where there is no strace one line says how to get it")
    void noStrace() throws Exception {
        try (var trace = Program.startToolWithPath("/nowhere", "Trace", "5")) {
            assertThat(trace.awaitExit()).as("exit code").isEqualTo(1);
            assertThat(trace.err()).as("standard error").singleElement().asString().contains("install");
        }
    }

    @Test
    @DisplayName("in Japanese, where the locale says so: demo and fds, in 80 columns")
    void japanese() throws Exception {
        try (var demo = Program.startToolInJapanese("Demo", "1"); var server = Program.start("FdRegistry", "0");
                var fds = fdsInJapanese(server)) {
            for (Program tool : List.of(demo, fds)) {
                assertThat(tool.awaitExit()).as("exit code; standard error: %s", tool.err()).isZero();
                assertThat(tool.out()).as("standard output").allSatisfy(line ->
                    assertThat(Text.columns(line)).as("columns of: %s", line).isLessThanOrEqualTo(80));
            }
            assertThat(demo.out()).anyMatch(line -> line.endsWith("2 回使われた"));
            assertThat(fds.out()).anyMatch(line -> line.matches(" +main +epoll_wait で待っている"));
            String header = fds.out().get(1), eventfd =
                fds.out().stream().filter(line -> line.contains("eventfd")).findFirst().orElseThrow();
            assertThat(columnsBefore(header, "監視")).as("where the last column begins in:\n%s\n%s", header, eventfd)
                .isEqualTo(columnsBefore(eventfd, eventfd.replaceFirst("^.*? (\\d+: EPOLLIN)$", "$1")));
        }
    }

    private static Program fdsInJapanese(Program server) throws Exception {
        server.awaitPort();
        return Program.startToolInJapanese("Fds", "" + server.pid(), "--once");
    }

    private static int columnsBefore(String line, String text) {
        return Text.columns(line.substring(0, line.indexOf(text)));
    }

    private static Timeline timeline() {
        var seen = List.of(new Scene.Seen(asks("C quick", 0), 0.0, 1.0, 1.0, 3.0, 3.001));
        return Demo.timeline("A title", seen, Scene.END, List.of("A lesson."));
    }

    private static Scene.Part asks(String name, double at) {
        return new Scene.Part(name, at, new TreeMap<>(Map.of(at, "hello\n")), Double.NaN);
    }

    private static void answerAfter(ServerSocket server, Duration delay) {
        try (Socket client = server.accept()) {
            byte[] line = client.getInputStream().readNBytes(6);
            LockSupport.parkNanos(delay.toNanos());
            client.getOutputStream().write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void main(String... args) {
        Runner.run(ToolsTest.class);
    }
}
