import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

/// A chapter's program in a JVM of its own, as its `main` is run by a reader.
final class Program implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    /// For the source launcher, which compiles before it runs.
    private static final Duration PATIENCE_FROM_SOURCE = Duration.ofSeconds(60);

    /// In namespaces of its own, in which it may mount.
    private static final List<String> HIDING_PROC = List.of("unshare", "--map-root-user", "--mount", "sh", "-c",
        "mount -t tmpfs none /proc && exec \"$@\"", "sh");

    private final Duration patience;
    private final Process process;
    private final List<String> out = Collections.synchronizedList(new ArrayList<>());
    private final List<String> err = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> readers;
    private final List<Client> clients = new ArrayList<>();

    private Program(List<String> command) throws IOException {
        this(command, PATIENCE);
    }

    private Program(List<String> command, Duration patience) throws IOException {
        this.patience = patience;
        process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        readers = List.of(collect(process.getInputStream(), out), collect(process.getErrorStream(), err));
    }

    /// From the classes the tests were compiled to, with the options that the source asks JBang for.
    static Program start(String program, String... args) throws IOException {
        return startWithOptions(List.of(), program, args);
    }

    /// The same with options for the JVM; they win over the usual ones.
    static Program startWithOptions(List<String> options, String program, String... args) throws IOException {
        return new Program(Workbook.command(quickStart(options), program, args));
    }

    /// The same with a limit to its open files, as after `ulimit -n`.
    static Program startWithFileLimit(int limit, String program, String... args) throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + limit + " && exec \"$@\"", "sh"));
        command.addAll(Workbook.command(quickStart(List.of()), program, args));
        return new Program(command);
    }

    /// One of the reader's tools, with its output in a pipe, and with this PATH.
    static Program startToolWithPath(String path, String tool, String... args) throws IOException {
        return startToolIn(List.of("PATH=" + path, "WORKBOOK_LANG=en"), tool, args);
    }

    static Program startToolInJapanese(String tool, String... args) throws IOException {
        return startToolIn(List.of("WORKBOOK_LANG=ja"), tool, args);
    }

    private static Program startToolIn(List<String> environment, String tool, String... args) throws IOException {
        var command = new ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.add(Workbook.java());
        command.addAll(quickStart(List.of()));
        command.addAll(Workbook.classPathAnd(tool, args));
        return new Program(command);
    }

    static Program startTool(String tool, String... args) throws IOException {
        return startToolWithPath(System.getenv("PATH"), tool, args);
    }

    /// The same where /proc is empty, as on other systems than Linux.
    static Program startToolWithoutProc(String tool, String... args) throws IOException {
        var command = new ArrayList<>(HIDING_PROC);
        // Without /proc/self/exe the launcher does not find the JDK's libraries by itself.
        String libraries = Path.of(System.getProperty("java.home"), "lib").toString();
        command.addAll(List.of("env", "WORKBOOK_LANG=en", "LD_LIBRARY_PATH=" + libraries, Workbook.java()));
        command.addAll(quickStart(List.of()));
        command.addAll(Workbook.classPathAnd(tool, args));
        return new Program(command);
    }

    static boolean canHideProc() throws Exception {
        if (!Workbook.isOnPath("unshare")) return false;
        var command = new ArrayList<>(HIDING_PROC);
        command.add("true");
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    /// As `java chapters/…/Program.java`: no JBang, no options.
    static Program startFromSource(String program, String... args) throws IOException {
        return startFromSource(Workbook.source(program), args);
    }

    static Program startFromSource(Path source, String... args) throws IOException {
        var command = new ArrayList<>(List.of(Workbook.java(), source.toString()));
        command.addAll(List.of(args));
        return new Program(command, PATIENCE_FROM_SOURCE);
    }

    private static List<String> quickStart(List<String> options) {
        return Stream.concat(Stream.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), options.stream()).toList();
    }

    private static Thread collect(InputStream stream, List<String> lines) {
        return Thread.ofVirtual().start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
                for (String line; (line = reader.readLine()) != null; ) lines.add(line);
            } catch (IOException e) {
                lines.add("(unreadable: " + e.getMessage() + ")");
            }
        });
    }

    long pid() {
        return process.pid();
    }

    /// What stands on standard output and standard error so far, by lines.
    List<String> out() {
        return List.copyOf(out);
    }

    List<String> err() {
        return List.copyOf(err);
    }

    /// Waits for `listening on 127.0.0.1:PORT`, and returns the port.
    int awaitPort() {
        String line = awaitOut("listening on 127\\.0\\.0\\.1:\\d+");
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    /// Waits for a whole line on standard output that matches, and returns the first.
    String awaitOut(String regex) {
        await("a line on standard output like: " + regex).atMost(patience)
            .untilAsserted(() -> assertThat(out()).as("standard output; standard error: " + err())
                .anyMatch(line -> line.matches(regex)));
        return out().stream().filter(line -> line.matches(regex)).findFirst().orElseThrow();
    }

    Client connect(int port) throws IOException {
        var client = new Client(port);
        clients.add(client);
        return client;
    }

    List<Client> connect(int port, int count) throws IOException {
        var connected = new ArrayList<Client>();
        for (int i = 0; i < count; i++) connected.add(connect(port));
        return connected;
    }

    /// Sends a signal by its name, as `kill -NAME` does.
    void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, "" + process.pid()).inheritIO().start().waitFor();
        assertThat(exit).as("exit code of kill -" + name).isZero();
    }

    /// Lowers its limit of open files until it can open only so many more: prlimit(1).
    void leaveDescriptors(int more) throws IOException, InterruptedException {
        Set<Integer> open;
        try (Stream<Path> fds = Files.list(Path.of("/proc/" + pid() + "/fd"))) {
            open = fds.map(fd -> Integer.parseInt(fd.getFileName().toString())).collect(Collectors.toSet());
        }
        int limit = 0;
        for (int free = 0; free < more; limit++) if (!open.contains(limit)) free++;
        allowDescriptors(limit);
    }

    /// Sets its limit of open files: prlimit(1).
    void allowDescriptors(int limit) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("prlimit", "--pid", "" + pid(), "--nofile=" + limit + ":").inheritIO()
            .start().waitFor();
        assertThat(exit).as("exit code of prlimit").isZero();
    }

    /// As Ctrl-Z does, and waits until the kernel has it stopped.
    void stop() throws IOException, InterruptedException {
        signal("STOP");
        Path stat = Path.of("/proc/" + pid() + "/stat");
        await("the process to be stopped").atMost(PATIENCE).until(() -> Files.readString(stat).contains(") T "));
    }

    /// The exit code, and everything it printed is in {@link #out} and {@link #err} by then.
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(patience)) {
            fail("the program was expected to end, and still runs after " + patience.toSeconds() + " s; it printed "
                + out);
        }
        for (Thread reader : readers) reader.join(PATIENCE);
        return process.exitValue();
    }

    /// How many bytes a thread has allocated so far, as its JVM says it in a thread dump.
    long allocatedBy(String thread) throws IOException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process jcmd = new ProcessBuilder(tool, "" + process.pid(), "Thread.print", "-e").redirectErrorStream(true)
            .start();
        String dump = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
        String row = "^\"" + thread + "\".* allocated=(\\d+)([BKM]) ";
        Matcher allocated = Pattern.compile(row, Pattern.MULTILINE).matcher(dump);
        if (!allocated.find()) {
            throw new NoSuchElementException("no thread " + thread + " in this thread dump: " + dump);
        }
        return Long.parseLong(allocated.group(1)) << 10 * "BKM".indexOf(allocated.group(2));
    }

    boolean runs() {
        return process.isAlive();
    }

    double cpuShare() {
        return CpuShare.calmest(() -> process.info().totalCpuDuration().orElseThrow().toNanos());
    }

    @Override
    public void close() throws Exception {
        for (Client client : clients) client.reset();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        awaitExit();
    }
}
