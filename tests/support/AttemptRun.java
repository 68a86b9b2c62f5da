import module java.base;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.awaitility.Awaitility;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// The program of a JVM that runs attempts: takes a {@link Attempt.Job} after the other from standard input, and writes
/// a {@link Attempt.Report} for each to standard output. The answer's classes, the test's and the support's are loaded
/// anew each time, so that one attempt leaves nothing to the next.
final class AttemptRun implements TestExecutionListener {
    private static final Duration DEADLINE = Duration.ofSeconds(6);
    private static final Duration LOOK_AT_THREADS_AFTER = Duration.ofMillis(5_500);
    private static final double NEARLY_ASLEEP = 0.1;
    private static final int MEANWHILE = 3;
    /// What ended threads that the answer had started: kept for the message, not printed in its midst.
    private static final Queue<Throwable> UNCAUGHT = new ConcurrentLinkedQueue<>();
    private static final ScheduledExecutorService LATER =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("junit-deadline").factory());

    private final String exercise;
    private final CancellationToken cancellation = CancellationToken.create();
    private volatile String whatThreadsDid = "";
    private Future<?> look;
    private int run;
    private Attempt.Failure failure;

    private AttemptRun(String exercise) {
        this.exercise = exercise;
    }

    static void main() throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        Awaitility.setDefaultPollInterval(Runner.LOOK_EVERY);
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> UNCAUGHT.add(e));
        Launcher launcher = LauncherFactory.create();
        var reports = new ObjectOutputStream(out);
        reports.flush();
        var jobs = new ObjectInputStream(System.in);
        while (true) {
            Attempt.Job job;
            try {
                job = (Attempt.Job) jobs.readObject();
            } catch (EOFException e) {
                System.exit(0);
                return;
            }
            reports.writeObject(new AttemptRun(job.exercise()).run(launcher, job));
            reports.reset();
            reports.flush();
        }
    }

    private Attempt.Report run(Launcher launcher, Attempt.Job job) throws IOException, ClassNotFoundException {
        UNCAUGHT.clear();
        Class<?> test = new AnswersLoader(job.classes(), job.testClass()).loadClass(job.testClass());
        LauncherDiscoveryRequest tests = LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(test))
            .configurationParameter("junit.jupiter.testmethod.order.default", InSourceOrder.class.getName())
            .configurationParameter("junit.jupiter.execution.timeout.default", DEADLINE.toMillis() + " ms")
            .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
            .build();
        launcher.execute(LauncherExecutionRequestBuilder.request(tests).cancellationToken(cancellation)
            .listeners(this).build());
        boolean goesOn = failure != null && (failure.kind() == Attempt.Kind.HANG || isBusy());
        return new Attempt.Report(new Attempt.Verdict(null, run, failure), !goesOn);
    }

    /// A thread that waits does no harm to the next attempt; one that computes does, be it a virtual thread's carrier.
    private static boolean isBusy() {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long mine = Thread.currentThread().threadId();
        LongSupplier cpuNanosOfOthers = () -> LongStream.of(clock.getAllThreadIds()).filter(id -> id != mine)
            .map(clock::getThreadCpuTime).sum();
        return CpuShare.besideASpinner(cpuNanosOfOthers) > NEARLY_ASLEEP;
    }

    @Override
    public void executionStarted(TestIdentifier id) {
        if (!id.isTest()) return;
        UNCAUGHT.clear();
        long after = LOOK_AT_THREADS_AFTER.toMillis();
        look = LATER.schedule(() -> whatThreadsDid = whatThreadsDo(exercise), after, TimeUnit.MILLISECONDS);
    }

    @Override
    public void executionFinished(TestIdentifier id, TestExecutionResult result) {
        if (look != null) look.cancel(false);
        if (id.isTest()) run++;
        if (result.getThrowable().isEmpty() || failure != null) return;
        cancellation.cancel(); // the first failure is what the learner is told
        Throwable cause = result.getThrowable().get();
        Attempt.Kind kind = kindOf(cause);
        failure = new Attempt.Failure(methodOf(id), id.getDisplayName(), kind, message(kind, cause) + meanwhile(cause));
    }

    private static Attempt.Kind kindOf(Throwable cause) {
        if (cause instanceof AssertionError) return Attempt.Kind.ASSERTION;
        boolean timeOut = cause instanceof TimeoutException && ("" + cause.getMessage()).contains(" timed out after ");
        return timeOut ? Attempt.Kind.HANG : Attempt.Kind.EXCEPTION;
    }

    private String message(Attempt.Kind kind, Throwable cause) {
        return switch (kind) {
            case ASSERTION -> cause.getMessage() == null ? Outcome.show(cause) : cause.getMessage().strip();
            case HANG -> "came:    it did not come to an end within " + DEADLINE.toSeconds() + " s"
                + (whatThreadsDid.isEmpty() ? ", and no thread was in your code" : "\n" + whatThreadsDid);
            case EXCEPTION -> "came:    an exception: " + Outcome.show(cause);
        };
    }

    private static String methodOf(TestIdentifier id) {
        return id.getUniqueIdObject().getLastSegment().getValue().replaceFirst("\\(.*", "");
    }

    /// The exceptions of the learner's own lines, each once.
    private static String meanwhile(Throwable shown) {
        String already = Outcome.show(shown);
        Stream<String> thrown = UNCAUGHT.stream().filter(e -> thrownByAnswer(e)).map(Outcome::show).distinct();
        return thrown.filter(e -> !already.contains(e))
            .limit(MEANWHILE).map(e -> "\nmeanwhile: a thread ended with " + e).collect(Collectors.joining());
    }

    /// Not by a job of the test's that throws on purpose, which comes through the answer's code.
    private static boolean thrownByAnswer(Throwable e) {
        return Stream.of(e.getStackTrace()).filter(frame -> !frame.getClassName().contains(".")).findFirst()
            .map(Stacks::isAnswers).orElse(false);
    }

    /// Threads of an earlier attempt may still wait in this JVM: they are not meant.
    private static String whatThreadsDo(String exercise) {
        Stream<String> places = Thread.getAllStackTraces().keySet().stream().map(Stacks::where).distinct();
        Stream<String> inAnswer = places.filter(where -> where.contains(", " + exercise + ".java:")).limit(MEANWHILE);
        return inAnswer.map(where -> "meanwhile: " + where.replaceFirst("^its thread", "a thread"))
            .collect(Collectors.joining("\n"));
    }
}
