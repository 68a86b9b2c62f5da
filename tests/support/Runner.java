//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//DEPS org.junit.platform:junit-platform-launcher:6.1.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.awaitility:awaitility:4.3.0

import module java.base;
import java.lang.management.ManagementFactory;
import org.awaitility.Awaitility;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs test classes and prints each claim with its verdict; the last line counts them: `P passed, F failed`.
/// The tests of a class run beside each other, since most of them wait most of the time; they are printed in the order
/// in which they stand in their source, each as soon as those before it have ended.
final class Runner implements TestExecutionListener {
    private static final int AT_ONCE = 4;
    /// How often a test that waits looks again.
    static final Duration LOOK_EVERY = Duration.ofMillis(2);
    private static final String FAILED = "What failed:";
    private static final Pattern COUNTS =
        Pattern.compile("(\\d+) passed, (\\d+) failed(?:, (\\d+) skipped)?");

    /// What is known of a test, or of what holds tests, so far: `ended` is what to print of it, null until then.
    private static final class Node {
        final TestIdentifier id;
        final List<Node> children = new ArrayList<>();
        String ended;
        boolean begun;

        Node(TestIdentifier id) {
            this.id = id;
        }
    }

    private final boolean colours = Terminal.hasColours();
    private final Map<String, Node> nodes = new HashMap<>();
    private final List<Node> roots = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int passed, failed, skipped;

    private Runner() {}

    /// Test classes by their names.
    static void main(String... names) throws ClassNotFoundException {
        var tests = new ArrayList<Class<?>>();
        for (String name : names) tests.add(Class.forName(name));
        run(tests.toArray(Class<?>[]::new));
    }

    /// Ends the JVM: 0 if all passed, 1 if one failed, 2 if there was nothing to run.
    static void run(Class<?>... tests) {
        var runner = new Runner();
        runner.execute(tests);
        runner.end();
    }

    /// The same with `beside` at the same time, in a JVM of their own, where they don't disturb tests that look at the
    /// threads and descriptors of this one. They are printed behind.
    static void run(List<Class<?>> tests, List<Class<?>> beside) throws IOException {
        var runner = new Runner();
        Process other = startJvm(beside);
        var said = new LinkedBlockingQueue<Optional<String>>();
        Thread.startVirtualThread(() -> {
            other.inputReader().lines().forEach(line -> said.add(Optional.of(line)));
            said.add(Optional.empty());
        });
        runner.execute(tests.toArray(Class<?>[]::new));
        runner.takeOver(said);
        runner.end();
    }

    private static Process startJvm(List<Class<?>> tests) throws IOException {
        var command = new ArrayList<>(List.of(Workbook.java()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Runner.class.getName()));
        for (Class<?> test : tests) command.add(test.getName());
        Process jvm = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Runtime.getRuntime().addShutdownHook(new Thread(jvm::destroy));
        return jvm;
    }

    /// What another runner prints, up to nothing: its tests now, its failures and its counts with our own.
    private void takeOver(BlockingQueue<Optional<String>> said) {
        boolean hasCounted = false, isSummary = false;
        for (String line; (line = next(said)) != null; ) {
            Matcher counts = COUNTS.matcher(line);
            isSummary |= line.equals(FAILED);
            if (counts.matches()) {
                hasCounted = true;
                passed += Integer.parseInt(counts.group(1));
                failed += Integer.parseInt(counts.group(2));
                skipped += counts.group(3) == null ? 0 : Integer.parseInt(counts.group(3));
            } else if (line.isEmpty() || line.equals(FAILED)) {
                continue;
            } else if (isSummary) {
                failures.add(line + "\n");
            } else {
                boolean isHeading = !line.startsWith(" ");
                System.out.println((isHeading ? "\n" : "") + line);
            }
        }
        if (hasCounted) return;
        failed++;
        failures.add("  the JVM of the other tests has ended before they have\n");
    }

    private static String next(BlockingQueue<Optional<String>> said) {
        try {
            return said.take().orElse(null);
        } catch (InterruptedException e) {
            return null;
        }
    }

    private void execute(Class<?>... tests) {
        System.setProperty(Words.ENGLISH, "true");
        Awaitility.setDefaultPollInterval(LOOK_EVERY);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
            .selectors(Stream.of(tests).map(DiscoverySelectors::selectClass).toList())
            .configurationParameter("junit.jupiter.testmethod.order.default", InSourceOrder.class.getName())
            .configurationParameter("junit.jupiter.execution.timeout.default", "20 s")
            .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
            .configurationParameter("junit.jupiter.execution.timeout.threaddump.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "same_thread")
            .configurationParameter("junit.jupiter.execution.parallel.config.executor-service", "WORKER_THREAD_POOL")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "" + AT_ONCE)
            .build();
        LauncherFactory.create().execute(request, this);
    }

    /// What failed once more, since hundreds of lines may stand between it and the end.
    private void end() {
        if (!failures.isEmpty()) System.out.println("\n" + FAILED);
        failures.forEach(System.out::print);
        System.out.println();
        String others = skipped > 0 ? ", " + skipped + " skipped" : "";
        System.out.println(passed + " passed, " + failed + " failed" + others);
        System.exit(failed > 0 ? 1 : passed == 0 ? 2 : 0);
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        for (TestIdentifier engine : plan.getRoots()) {
            for (TestIdentifier test : plan.getChildren(engine)) roots.add(tree(plan, test));
        }
    }

    private Node tree(TestPlan plan, TestIdentifier id) {
        var node = new Node(id);
        nodes.put(id.getUniqueId(), node);
        for (TestIdentifier child : plan.getChildren(id)) node.children.add(tree(plan, child));
        return node;
    }

    @Override
    public synchronized void dynamicTestRegistered(TestIdentifier id) {
        var node = new Node(id);
        nodes.put(id.getUniqueId(), node);
        id.getParentId().map(nodes::get).ifPresent(parent -> parent.children.add(node));
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {  // an assumption does not hold here
            executionSkipped(test, result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
            return;
        }
        boolean ok = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (ok && !test.isTest()) {
            end(test, "");
            return;
        }
        if (ok) {
            passed++;
            end(test, row(test, "ok  ", "32"));
            return;
        }
        String failure = row(test, "FAIL", "31") + result.getThrowable().map(Runner::explain).orElse("");
        failed++;
        failures.add(failure);
        end(test, failure);
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        skipped++;
        end(test, row(test, "skip", "33") + "         " + reason + "\n");
    }

    private void end(TestIdentifier test, String text) {
        Node node = nodes.get(test.getUniqueId());
        if (node == null) return;
        node.ended = text;
        for (Node root : roots) if (!print(root)) return;
    }

    /// Prints what has ended and was not printed yet. True if nothing more will come of it.
    private boolean print(Node node) {
        boolean isClass = node.id.getSource().orElse(null) instanceof ClassSource;
        if (isClass && !node.begun) System.out.println("\n" + node.id.getDisplayName());
        node.begun = true;
        for (Node child : node.children) if (!print(child)) return false;
        if (node.ended == null) return false;
        System.out.print(node.ended);
        node.ended = "";
        return true;
    }

    private String row(TestIdentifier test, String verdict, String colour) {
        String shown = colours ? "\033[" + colour + "m" + verdict + "\033[0m" : verdict;
        return "  " + shown + " " + test.getDisplayName() + "\n";
    }

    /// The message first; of the stack only where in the tests it happened.
    private static String explain(Throwable failure) {
        var lines = new ArrayList<String>();
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage().strip();
        message.lines().forEach(lines::add);
        if (!(failure instanceof AssertionError)) lines.add(failure.getClass().getName());
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getFileName() == null || !frame.getFileName().endsWith("Test.java")) continue;
            lines.add("in " + frame.getMethodName() + ", " + frame.getFileName() + ":" + frame.getLineNumber());
            break;
        }
        return String.join("\n", lines).indent(9);
    }
}
