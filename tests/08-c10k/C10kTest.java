///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/08-c10k/C10k.java

import module java.base;
import java.awt.Stroke;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The load generator against servers whose delays and faults are known, and one small run from end to end.
@DisplayName("Chapter 8, C10K measured")
class C10kTest {
    private static final Duration WARM_UP = Duration.ofMillis(100), MEASURE = Duration.ofMillis(500);
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w(/.])\\d[\\d,]*(\\.\\d+)?\\b");

    /// What a faulty server does with a line: answers something, or nothing.
    private interface Answer {
        byte[] to(byte[] line, long number);
    }

    @Test
    @DisplayName("a good server: no connection and no answer is missing, and requests are as many as latencies")
    void nothingMissing() throws Exception {
        try (var server = serve((line, number) -> line)) {
            LoadGenerator.Result result = load(server, 10, 0);
            assertThat(List.of(result.refused(), result.neverServed())).as("refused, never served").containsOnly(0);
            assertThat(List.of(result.lost(), result.wrong(), result.broken())).as("lost, wrong, broken")
                .containsOnly(0L);
            assertThat(result.requests()).as("requests").isPositive().isEqualTo(result.latencies().getTotalCount());
            assertThat(result.seconds()).as("seconds measured").isBetween(0.5, 0.8);
        }
    }

    /// However busy the machine is: five connections wait all the time, each for an answer at either end of the
    /// measurement that is not counted in full.
    @Test
    @DisplayName("a server that takes 20 ms for each answer: no latency is less, and together they fill the time")
    void knownDelay() throws Exception {
        try (var server = serve((line, number) -> {
            LockSupport.parkNanos(20_000_000);
            return line;
        })) {
            LoadGenerator.Result result = load(server, 5, 0);
            var latencies = result.latencies();
            assertThat(latencies.getMinValue() / 1e6).as("least latency in ms").isGreaterThanOrEqualTo(19.9);
            double sum = latencies.getMean() * latencies.getTotalCount() / 1e9;
            double uncounted = 2 * 5 * latencies.getMaxValue() / 1e9;
            assertThat(sum).as("seconds that 5 connections have waited in %.3f s", result.seconds())
                .isCloseTo(5 * result.seconds(), within(uncounted + 0.05));
        }
    }

    @Test
    @DisplayName("a server that drops every tenth answer: exactly the dropped ones are lost")
    void dropped() throws Exception {
        var dropped = new AtomicLong();
        try (var server = serve((line, number) -> {
            if (number % 10 != 9) return line;
            dropped.incrementAndGet();
            return new byte[0];
        })) {
            LoadGenerator.Result result = load(server, 8, 0);
            assertThat(result.lost()).as("answers lost").isPositive().isEqualTo(dropped.get());
            assertThat(result.wrong()).as("wrong answers").isZero();
        }
    }

    @Test
    @DisplayName("a server that answers wrong bytes: exactly those are wrong")
    void wrongBytes() throws Exception {
        var wrong = new AtomicLong();
        try (var server = serve((line, number) -> {
            if (number % 10 != 9) return line;
            wrong.incrementAndGet();
            byte[] other = line.clone();
            other[30] ^= 1;
            return other;
        })) {
            LoadGenerator.Result result = load(server, 4, 0);
            assertThat(result.wrong()).as("wrong answers").isPositive().isEqualTo(wrong.get());
            assertThat(result.lost()).as("answers lost").isZero();
        }
    }

    @Test
    @DisplayName("a server that answers another connection's line: that is wrong, too")
    void anothersLine() throws Exception {
        var last = new AtomicReference<>(new byte[LoadGenerator.LINE]);
        var given = new AtomicLong();
        try (var server = serve((line, number) -> {
            given.incrementAndGet();
            return last.getAndSet(line);
        })) {
            LoadGenerator.Result result = load(server, 1, 0);
            assertThat(result.wrong()).as("wrong answers").isPositive().isEqualTo(given.get());
        }
    }

    @Test
    @DisplayName("a server that never accepts: every connection that the kernel let in is never served")
    void neverAccepts() throws Exception {
        try (var listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
            var generator = new LoadGenerator(listener.getLocalPort(), ProcessHandle.current().pid());
            LoadGenerator.Result result = generator.run(new LoadGenerator.Plan(20, 0, WARM_UP, MEASURE));
            assertThat(result.neverServed()).as("connections never served").isEqualTo(20);
            assertThat(result.requests()).as("requests").isZero();
        }
    }

    @Test
    @DisplayName("a server that nobody can connect to: every connection is refused")
    void refused() throws Exception {
        int port;
        try (var listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = listener.getLocalPort();
        }
        var generator = new LoadGenerator(port, ProcessHandle.current().pid());
        LoadGenerator.Result result = generator.run(new LoadGenerator.Plan(5, 0, WARM_UP, Duration.ofMillis(50)));
        assertThat(result.refused()).as("connections refused").isEqualTo(5);
    }

    @Test
    @DisplayName("a server that ends connections: they are counted as broken")
    void broken() throws Exception {
        try (var server = serve((line, number) -> number < 5 ? line : null)) {
            assertThat(load(server, 6, 0).broken()).as("connections ended by the server").isEqualTo(6);
        }
    }

    @Test
    @DisplayName("idle connections are connected, and say nothing")
    void idle() throws Exception {
        var spoke = ConcurrentHashMap.<Thread>newKeySet();
        try (var server = serve((line, number) -> {
            spoke.add(Thread.currentThread());
            return line;
        })) {
            LoadGenerator.Result result = load(server, 2, 50);
            assertThat(spoke).as("connections that said something").hasSize(2);
            assertThat(server.accepted.get()).as("connections").isEqualTo(52);
            assertThat(result.refused() + result.neverServed()).as("refused or never served").isZero();
        }
    }

    @Test
    @DisplayName("a process's figures are the kernel's: its threads, its memory, its CPU time")
    void usage() throws Exception {
        Usage before = Usage.of(ProcessHandle.current().pid());
        long begin = Usage.ownCpuNanos();
        while (Usage.ownCpuNanos() - begin < 200_000_000) Thread.onSpinWait();
        Usage used = Usage.of(ProcessHandle.current().pid()).since(before);
        assertThat(used.cpuSeconds()).as("CPU seconds while one thread used 0.2 s").isBetween(0.18, 5.0);
        assertThat(used.threads()).as("threads").isGreaterThan(5);
        assertThat(used.residentKb()).as("resident memory in KB").isBetween(20_000L, 4_000_000L);
    }

    @Test
    @DisplayName("a row comes back from its CSV as it was; medians and spread are those of the rounds")
    void report(@TempDir Path out) throws IOException {
        var rows = new ArrayList<C10k.Measured>();
        for (int round = 1; round <= 3; round++) {
            var row = new Row("10", 1_000 * round, 1, 2, 3, 0, 1, 0, 0, 0, 5, 6, 7.25, 0.5, 0.25, 0.5);
            rows.add(new C10k.Measured("a server", round, row));
        }
        assertThat(Row.parse(rows.getFirst().row().csv())).isEqualTo(rows.getFirst().row());
        var report = new Report(List.of("a server"), rows);
        assertThat(report.median("a server", "10", Report.Figure.REQUESTS)).isEqualTo(2_000);
        String figures = "  a server +2000 +50 +1 +2 +3 +1 +5 +6 +7\\.3 +0\\.50\\+0\\.25 *";
        assertThat(report.table()).anyMatch(line -> line.matches(figures));
        Files.write(out.resolve("results.csv"), report.csv());
        assertThat(Report.read(out.resolve("results.csv")).csv()).as("figures, written and read")
            .isEqualTo(report.csv()).hasSize(4);
    }

    @Test
    @DisplayName("a load that the limit of open files does not allow is made as big as it does")
    void descriptors() {
        assertThat(C10k.possible("10000", 20_000)).isEqualTo("10000");
        assertThat(C10k.possible("10000", 4_096)).isEqualTo("3896");
        assertThat(C10k.possible("10+10000", 4_096)).isEqualTo("10+3886");
    }

    @Test
    @DisplayName("a small run from end to end: every server, the figures as CSV, the charts")
    @Timeout(90)
    void endToEnd(@TempDir Path out) throws Exception {
        List<C10k.Server> servers = C10k.servers(List.of());
        List<C10k.Measured> measured = C10k.measure(servers, List.of("2", "2+10"), 1, Duration.ofMillis(50),
            Duration.ofMillis(100), what -> {});
        assertThat(measured).as("figures of 2 loads").hasSize(2 * servers.size());
        var allServe = List.of("3 pool of 200", "a thread each", "4 event loop", "5 Selector", "6 raw epoll",
            "7 virtual threads");
        for (String name : allServe) {
            assertThat(measured).filteredOn(one -> one.server().equals(name)).as(name).allSatisfy(one -> {
                assertThat(one.row().requestsPerSecond()).as("requests per second").isPositive();
                assertThat(one.row().unserved() + one.row().lost() + one.row().wrong())
                    .as("unserved, lost or wrong").isZero();
            });
        }
        assertThat(measured).filteredOn(one -> one.server().equals("2 iterative") && one.row().load().equals("2"))
            .as("chapter 2 with two busy clients")
            .allSatisfy(one -> assertThat(one.row().neverServed()).as("never served").isEqualTo(1));
        var report = new Report(servers.stream().map(C10k.Server::name).toList(), measured);
        for (String file : Charts.save(report, out)) {
            assertThat(texts(out.resolve(file))).as("the text in %s", file).containsAll(allServe);
        }
    }

    @Test
    @DisplayName("the charts beside the README: text is text, dark on a dark screen, a file has 30 KB at most")
    void charts(@TempDir Path out) throws Exception {
        Path run = Workbook.chapter(8).resolve("run");
        Report report = Report.read(run.resolve("results.csv"));
        List<String> files = Charts.save(report, out);
        assertThat(files).hasSize(12);
        for (String file : files) {
            for (Path svg : List.of(run.resolve(file), out.resolve(file))) {
                assertThat(texts(svg)).as("the text in %s", svg).contains("10,000").containsAll(report.servers());
                assertThat(parse(svg).getDocumentElement().getAttribute("viewBox")).as("size of %s", svg)
                    .isEqualTo("0 0 440 440");
                assertThat(svg).content().contains("<style>@media(prefers-color-scheme:dark)");
                assertThat(Files.size(svg)).as("bytes of %s", svg).isLessThanOrEqualTo(30 * 1_024);
            }
        }
    }

    @Test
    @DisplayName("a chart has a Japanese edition: the same lines and numbers, words translated, servers by their names")
    void japaneseCharts() throws Exception {
        Path run = Workbook.chapter(8).resolve("run");
        List<String> servers = Report.read(run.resolve("results.csv")).servers();
        Words words = Words.japanese("charts.tsv");
        var said = new TreeSet<String>();
        for (String name : List.of("requests", "p99", "cpu", "memory", "threads", "switches")) {
            Path english = run.resolve(name + ".svg"), japanese = run.resolve(name + ".ja.svg");
            for (String text : texts(english)) {
                if (!servers.contains(text) && !NUMBER.matcher(text).matches()) said.add(text);
            }
            assertThat(texts(japanese)).as("the text in %s", japanese)
                .containsExactlyElementsOf(texts(english).stream().map(words::translation).toList());
            assertThat(parse(japanese).getElementsByTagName("path").getLength()).as("lines and marks in %s", japanese)
                .isEqualTo(parse(english).getElementsByTagName("path").getLength());
            assertThat(parse(japanese).getDocumentElement().getAttribute("lang")).isEqualTo("ja");
        }
        assertThat(said).as("what the charts say").contains(Charts.CONNECTIONS).hasSize(7).allMatch(words::has);
        Path table = Workbook.ROOT.resolve("tests/japanese/charts.tsv");
        assertThat(Files.readAllLines(table)).as("lines of %s: English, a tab, Japanese", table)
            .extracting(line -> line.split("\t")[0]).containsExactlyInAnyOrderElementsOf(said);
    }

    @Test
    @DisplayName("twelve servers can be told apart in grey: marks and dashes differ")
    void looks() {
        List<Charts.Look> looks = IntStream.range(0, 12).mapToObj(Charts::look).toList();
        assertThat(looks).extracting(Charts.Look::mark).as("marks").doesNotHaveDuplicates();
        for (int i = 1; i < looks.size(); i++) {
            Stroke neighbours = looks.get(i - 1).stroke();
            assertThat(looks.get(i).stroke()).as("dashes of line %d", i).isNotEqualTo(neighbours);
        }
    }

    /// What stands in it as text, and not as outlines of letters.
    private static List<String> texts(Path svg) throws Exception {
        Document document = parse(svg);
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        NodeList texts = document.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent()).toList();
    }

    private static Document parse(Path svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
    }

    @Test
    @DisplayName("Node.js, underneath: epoll_pwait tells that a client's fd is ready, and then libuv reads it")
    void nodeWaitsInEpoll(@TempDir Path folder) throws Exception {
        assumeTrue(Workbook.isOnPath("node") && Workbook.isOnPath("strace"), "it takes node and strace");
        Path calls = folder.resolve("calls"), node = Workbook.chapter(8).resolve("peers/node-echo.mjs");
        var command = List.of("strace", "-D", "-e", "trace=epoll_pwait,read", "-o", "" + calls, "node", "" + node);
        try (var server = new ServerProcess(command); var client = new Client(server.port())) {
            client.roundTrip("hello\n");
            await("what strace has seen").atMost(Client.PATIENCE).untilAsserted(() -> {
                Matcher read = Pattern.compile("read\\((\\d+), \"hello").matcher(Files.readString(calls));
                assertThat(read.find()).as("a read of what the client sent").isTrue();
                String before = Files.readString(calls).substring(0, read.start());
                assertThat(before.substring(before.lastIndexOf("epoll_pwait("))).contains("EPOLLIN")
                    .contains("u32=" + read.group(1) + ",");
            });
        }
    }

    @Test
    @DisplayName("--redraw makes table and charts of the figures in a folder, and measures nothing")
    void redraw(@TempDir Path out) throws Exception {
        Path results = Workbook.chapter(8).resolve("run/results.csv");
        Files.copy(results, out.resolve("results.csv"));
        List<String> command = C10k.java("C10k", "--redraw", "--out", "" + out);
        Process c10k = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new String(c10k.getInputStream().readAllBytes(), UTF_8).lines().toList();
        assertThat(said).as("what it says").isEqualTo(Report.read(results).table());
        assertThat(c10k.waitFor()).as("exit code").isZero();
        assertThat(out.resolve("cpu.svg")).exists();
        assertThat(out.resolve("results.csv")).hasSameTextualContentAs(results);
    }

    @Test
    @DisplayName("--redraw without figures, or with something else in their place: one line says what to do")
    void nothingToRedraw(@TempDir Path out) throws Exception {
        for (String instead : Arrays.asList(null, "", "server,round\n", "a,b,c\n1,2,3\n")) {
            if (instead != null) Files.writeString(out.resolve("results.csv"), instead);
            try (var c10k = Program.startTool("C10k", "--redraw", "--out", "" + out)) {
                assertThat(c10k.awaitExit()).as("exit code").isEqualTo(1);
                assertThat(c10k.err()).as("standard error").singleElement().asString()
                    .contains("" + out.resolve("results.csv")).contains("just c10k --out " + out);
                assertThat(c10k.out()).as("standard output").isEmpty();
            }
        }
    }

    @Test
    @DisplayName("the tables in the README are those of the figures beside it")
    void readme() throws IOException {
        Path chapter = Workbook.chapter(8);
        String readme = Files.readString(chapter.resolve("README.md"));
        String tables = readme.substring(readme.indexOf("```text\n") + 8, readme.indexOf("\n```\n"));
        assertThat(Report.read(chapter.resolve("run/results.csv")).table()).containsAll(tables.lines().toList());
    }

    /// Milliseconds in the words are a table's microseconds, rounded; cores are what requests and the time for each
    /// come to. Ratios are said in words.
    @Test
    @DisplayName("every number in the README's words about the run stands in a table of that run")
    void words() throws IOException {
        Path chapter = Workbook.chapter(8);
        String readme = Files.readString(chapter.resolve("README.md"));
        String words = readme.substring(readme.indexOf("## Claim by claim"), readme.indexOf("## What this does not"));
        Report report = Report.read(chapter.resolve("run/results.csv"));
        var known = new HashSet<String>();
        for (String cell : String.join(" ", report.table()).split("[\\s+*]+")) {
            known.add(cell);
            if (cell.matches("\\d{4,}")) known.add("" + Math.round(Double.parseDouble(cell) / 1_000));
        }
        for (String server : report.servers()) {
            for (String load : report.loads()) {
                double requests = report.median(server, load, Report.Figure.REQUESTS);
                double cores = requests * report.median(server, load, Report.Figure.CPU) / 1e6;
                known.add(String.format(Locale.ROOT, "%.2f", cores));
            }
        }
        List<String> said = NUMBER.matcher(words).results().map(number -> number.group().replace(",", "")).toList();
        assertThat(said).as("numbers in the words").hasSizeGreaterThan(10);
        assertThat(said.stream().filter(number -> !known.contains(number))).as("numbers that no table has").isEmpty();
    }

    private static LoadGenerator.Result load(Faulty server, int busy, int idle) throws IOException {
        var generator = new LoadGenerator(server.port(), ProcessHandle.current().pid());
        return generator.run(new LoadGenerator.Plan(busy, idle, WARM_UP, MEASURE));
    }

    private static Faulty serve(Answer answer) throws IOException {
        return new Faulty(answer);
    }

    /// A thread for each connection, which numbers its lines from 0.
    private static final class Faulty implements AutoCloseable {
        final AtomicInteger accepted = new AtomicInteger();
        private final ServerSocket listener = new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));

        Faulty(Answer answer) throws IOException {
            Thread.ofPlatform().daemon().name("faulty server").start(() -> {
                try {
                    while (true) {
                        Socket client = listener.accept();
                        accepted.incrementAndGet();
                        Thread.ofVirtual().start(() -> serve(client, answer));
                    }
                } catch (IOException e) {
                    assertThat(listener.isClosed()).as("the listener is closed").isTrue();
                }
            });
        }

        private static void serve(Socket client, Answer answer) {
            try (client) {
                for (long number = 0; ; number++) {
                    byte[] line = client.getInputStream().readNBytes(LoadGenerator.LINE);
                    byte[] answered = line.length < LoadGenerator.LINE ? null : answer.to(line, number);
                    if (answered == null) return;
                    client.getOutputStream().write(answered);
                }
            } catch (IOException e) {
                // the generator has left
            }
        }

        int port() {
            return listener.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }

    static void main(String... args) {
        Runner.run(C10kTest.class);
    }
}
