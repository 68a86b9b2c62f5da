import module java.base;

/// A JVM beside this one that runs attempts ({@link AttemptRun}). What an answer prints goes to standard error.
final class AttemptJvm {
    /// Tests have deadlines of their own; this one is for an answer that stops even those.
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final BlockingDeque<AttemptJvm> IDLE = new LinkedBlockingDeque<>();
    private static final Set<AttemptJvm> ALL = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean ARCHIVES = new AtomicBoolean();
    private static volatile ProcessBuilder.Redirect printed = ProcessBuilder.Redirect.DISCARD;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AttemptJvm::endAll));
    }

    private final Process process;
    private final ObjectOutputStream jobs;
    private ObjectInputStream reports;

    private AttemptJvm() throws IOException {
        var command = new ArrayList<>(List.of(Workbook.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-Xshare:auto", "--enable-native-access=ALL-UNNAMED", "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "-Xlog:disable", "-Xlog:all=off"));
        command.add("-XX:SharedArchiveFile=" + Workbook.ROOT.resolve(".cache", "attempts.jsa"));
        if (!ARCHIVES.getAndSet(true)) command.add("-XX:+AutoCreateSharedArchive"); // one of them is enough
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AttemptRun.class.getName()));
        process = new ProcessBuilder(command).redirectError(printed).start();
        ALL.add(this);
        jobs = new ObjectOutputStream(process.getOutputStream());
        jobs.flush();
    }

    /// From now on the reader sees what answers print.
    static void showWhatIsPrinted() {
        printed = ProcessBuilder.Redirect.INHERIT;
    }

    /// Starts one that will be warm when it is needed.
    static void prepare() {
        try {
            IDLE.addFirst(new AttemptJvm());
        } catch (IOException e) {
            throw new UncheckedIOException("no second JVM could be started", e);
        }
    }

    /// In a JVM that has nothing to do, or in a new one.
    static Attempt.Verdict run(Attempt.Job job) {
        AttemptJvm jvm = IDLE.pollFirst();
        while (jvm == null || !jvm.process.isAlive()) {
            prepare();
            jvm = IDLE.pollFirst();
        }
        Attempt.Report report = jvm.report(job);
        if (report.clean()) {
            IDLE.addFirst(jvm);
        } else {
            jvm.end();
            prepare();
        }
        return report.verdict();
    }

    private Attempt.Report report(Attempt.Job job) {
        CompletableFuture<Void> deadline = CompletableFuture.runAsync(process::destroyForcibly,
            CompletableFuture.delayedExecutor(DEADLINE.toSeconds(), TimeUnit.SECONDS));
        try {
            jobs.writeObject(job);
            jobs.reset();
            jobs.flush();
            if (reports == null) reports = new ObjectInputStream(process.getInputStream());
            return (Attempt.Report) reports.readObject();
        } catch (IOException | ClassNotFoundException e) {
            return ended(e);
        } finally {
            deadline.cancel(false);
        }
    }

    private static Attempt.Report ended(Exception e) {
        String message = "came:    the JVM that runs the tests has ended, or was ended after " + DEADLINE.toSeconds()
            + " s (" + e.getClass().getSimpleName() + ")\nlook at: System.exit, an endless loop, or endless memory";
        return new Attempt.Report(new Attempt.Verdict(null, 1,
            new Attempt.Failure("", "the answer comes to an end", Attempt.Kind.HANG, message)), false);
    }

    /// One that has nothing to do ends by itself when its standard input does, and leaves an archive of its classes,
    /// with which the next one starts sooner.
    private static void endAll() {
        ALL.removeAll(IDLE);
        ALL.forEach(AttemptJvm::end);
    }

    private void end() {
        ALL.remove(this);
        process.destroyForcibly();
    }
}
