///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS org.jfree:jfreechart:1.5.6
//DEPS org.jfree:org.jfree.svg:5.0.6
//SOURCES load/*.java
//SOURCES ../../tests/support/Workbook.java
//SOURCES ../../tests/support/Terminal.java
//SOURCES ../../tests/support/Words.java
//SOURCES ../../tests/tools/ServerProcess.java
//SOURCES ../02-iterative-server/IterativeServer.java
//SOURCES ../03-thread-pool/ThreadPoolServer.java
//SOURCES ../04-selector-epoll-loop/EventLoop.java
//SOURCES ../05-fd-registry/FdRegistry.java
//SOURCES ../06-raw-epoll/RawEpoll.java
//SOURCES ../07-virtual-threads/VirtualThreadServer.java
//RUNTIME_OPTIONS -Xlog:disable -Xlog:all=off

import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Ten thousand clients at once, and what they cost each server: `just c10k [--quick] [--out DIR] [LOAD…]`.
/// `--redraw` measures nothing, and makes table and charts of the figures that stand in DIR.
///
/// Server and load generator are processes of their own. Each server has every load in each round, and in each round
/// the servers take turns, so that what disturbs the machine disturbs everybody. A load is a number of connections, or
/// `10+10000`: ten busy ones beside ten thousand that say nothing.
final class C10k {
    /// A command that prints `listening on 127.0.0.1:PORT`.
    record Server(String name, List<String> command) {}

    /// One load on one server in one round.
    record Measured(String server, int round, Row row) {}

    private static final List<String> LOADS = List.of("1", "10", "100", "1000", "10000", "10+10000");
    private static final int DESCRIPTORS_BESIDE = 200;   // that a process needs besides its connections

    private C10k() {}

    /// The chapters' servers, and a thread for each connection; then `peers`.
    static List<Server> servers(List<Server> peers) {
        var servers = new ArrayList<Server>();
        int cores = Runtime.getRuntime().availableProcessors();
        servers.add(new Server("2 iterative", chapter(2)));
        servers.add(new Server("3 pool of " + cores, chapter(3)));
        servers.add(new Server("3 pool of 200", java("MoreServers", "pool-200")));
        servers.add(new Server("a thread each", java("MoreServers", "thread-each")));
        servers.add(new Server("4 event loop", chapter(4)));
        servers.add(new Server("5 Selector", chapter(5)));
        servers.add(new Server("6 raw epoll", chapter(6)));
        servers.add(new Server("7 virtual threads", chapter(7)));
        servers.addAll(peers);
        return servers;
    }

    private static List<String> chapter(int number) {
        return Workbook.command(List.of(), Workbook.programName(number), "0", "--quiet");
    }

    /// A class on the class path of this process.
    static List<String> java(String mainClass, String... args) {
        String classPath = System.getProperty("java.class.path");
        var command = new ArrayList<>(List.of(Workbook.java(), "-cp", classPath, mainClass));
        command.addAll(List.of(args));
        return command;
    }

    /// Runs everything. `warmUp` and `measure` are for each load; `progress` is told what is being done.
    static List<Measured> measure(List<Server> servers, List<String> loads, int rounds, Duration warmUp,
                                  Duration measure, Consumer<String> progress)
            throws IOException, InterruptedException {
        var all = new ArrayList<Measured>();
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < servers.size(); i++) {
                Server server = servers.get((i + round - 1) % servers.size());
                String where = "round %d of %d, server %d of %d, %s"
                    .formatted(round, rounds, i + 1, servers.size(), server.name());
                progress.accept(where);
                try (var running = new ServerProcess(withAllDescriptors(server.command()))) {
                    var command = java("LoadGenerator", "" + running.port(), "" + running.pid(),
                        "" + warmUp.toMillis(), "" + measure.toMillis());
                    command.addAll(loads);
                    Process generator = new ProcessBuilder(withAllDescriptors(command)).redirectErrorStream(true)
                        .start();
                    var said = new ArrayList<String>();
                    try (var lines = new BufferedReader(new InputStreamReader(generator.getInputStream(), UTF_8))) {
                        for (String line; (line = lines.readLine()) != null; said.add(line)) {
                            if (!line.matches("[\\d+]+,.*")) continue;
                            all.add(new Measured(server.name(), round, Row.parse(line)));
                            progress.accept(where + ", " + line.substring(0, line.indexOf(',')) + " connections done");
                        }
                    } finally {
                        generator.destroyForcibly();
                    }
                    if (generator.waitFor() != 0) {
                        throw new IOException("the load generator failed at " + server.name() + ": "
                            + String.join(" / ", said));
                    }
                }
            }
        }
        return all;
    }

    /// As `ulimit -n` allows it.
    private static List<String> withAllDescriptors(List<String> command) {
        var limited = new ArrayList<>(List.of("sh", "-c", "ulimit -n $(ulimit -Hn) && exec \"$@\"", "sh"));
        limited.addAll(command);
        return limited;
    }

    /// A load that no process here can have, made as big as one can.
    static String possible(String load, long descriptors) {
        String[] parts = load.split("\\+");
        long most = Math.max(1, descriptors - DESCRIPTORS_BESIDE);
        if (Stream.of(parts).mapToLong(Long::parseLong).sum() <= most) return load;
        return parts.length == 1 ? "" + most : parts[0] + "+" + (most - Long.parseLong(parts[0]));
    }

    /// The hard limit; without /proc, what a Mac has.
    private static long descriptors() throws IOException {
        Path limits = Path.of("/proc/self/limits");
        if (!Files.isReadable(limits)) return 10_240;
        String row = firstLine(limits, "Max open files").orElseThrow();
        String hard = row.strip().split("\\s{2,}")[2];
        return hard.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(hard);
    }

    private static Optional<String> firstLine(Path file, String beginning) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> line.startsWith(beginning)).findFirst();
    }

    static String machine() throws IOException {
        Path cpuinfo = Path.of("/proc/cpuinfo");
        String cpu = !Files.isReadable(cpuinfo) ? "" : firstLine(cpuinfo, "model name")
            .map(line -> line.replaceFirst(".*: ", "") + ", ").orElse("");
        String kernel = System.getProperty("os.version").replaceFirst("-.*", "");
        String java = Runtime.version().toString().replaceFirst("\\+.*", "");
        return "%s%d cores, %s %s, Java %s".formatted(cpu, Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"), kernel, java);
    }

    static void run(List<Server> peers, String... args) throws InterruptedException {
        var left = new ArrayDeque<>(List.of(args));
        boolean quick = false, redraw = false;
        Path out = Workbook.ROOT.resolve(".cache", "c10k");
        var loads = new ArrayList<String>();
        while (!left.isEmpty()) {
            String arg = left.remove();
            if (arg.equals("--quick")) quick = true;
            else if (arg.equals("--redraw")) redraw = true;
            else if (arg.equals("--out") && !left.isEmpty()) out = Path.of(left.remove());
            else if (arg.matches("[1-9]\\d{0,4}(\\+[1-9]\\d{0,4})?")) loads.add(arg);
            else throw Terminal.fail(2, "expected [--quick] [--peers] [--redraw] [--out DIR] [LOAD…] with a load such"
                + " as 100, or 10+10000 for ten busy beside ten thousand idle connections, got: " + arg);
        }
        try {
            if (redraw) {
                show(measuredBefore(out), out);
                return;
            }
            long descriptors = descriptors();
            List<String> wanted = loads.isEmpty() ? LOADS : loads;
            List<String> possible = wanted.stream().map(load -> possible(load, descriptors)).toList();
            if (!possible.equals(wanted)) {
                Terminal.OUT.println("A process may open %d files here (ulimit -Hn), so the biggest load is %s."
                    .formatted(descriptors, possible.getLast()));
            }
            List<Server> servers = servers(peers);
            long begin = System.nanoTime();
            List<Measured> measured = measure(servers, possible, quick ? 1 : 3, Duration.ofMillis(200),
                Duration.ofMillis(500), C10k::progress);
            progress("");
            var report = new Report(servers.stream().map(Server::name).toList(), measured);
            Files.createDirectories(out);
            Files.write(out.resolve("results.csv"), report.csv());
            show(report, out);
            long seconds = (System.nanoTime() - begin) / 1_000_000_000;
            Terminal.OUT.println("%s. %d s. The figures and charts are in %s".formatted(machine(), seconds, out));
        } catch (IOException e) {
            throw Terminal.fail(1, "the measurement did not come to its end: " + e.getMessage());
        }
    }

    private static Report measuredBefore(Path out) throws IOException {
        Path results = out.resolve("results.csv");
        try {
            return Report.read(results);
        } catch (NoSuchFileException | IllegalArgumentException e) {
            throw Terminal.fail(1, "there are no figures to draw in %s: measure first, just c10k --out %s"
                .formatted(results, out));
        }
    }

    private static void show(Report report, Path out) throws IOException {
        report.table().forEach(Terminal.OUT::println);
        Charts.save(report, out);
    }

    /// On a terminal in one line that is written over; else a line each, but only for each server.
    private static void progress(String what) {
        if (Terminal.isTerminal()) Terminal.OUT.print("\r\033[K" + what);
        else if (!what.isEmpty() && !what.endsWith("done")) Terminal.OUT.println(what);
    }

    public static void main(String... args) throws InterruptedException {
        run(List.of(), args);
    }
}
