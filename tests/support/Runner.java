//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//DEPS org.junit.platform:junit-platform-launcher:6.1.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.awaitility:awaitility:4.3.0

import module java.base;
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
    private int passed, skipped;

    private Runner() {}

    /// Ends the JVM: 0 if all passed, 1 if one failed, 2 if there was nothing to run.
    static void run(Class<?>... tests) {
        System.setProperty(Words.ENGLISH, "true");
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
        var runner = new Runner();
        LauncherFactory.create().execute(request, runner);
        runner.summarize();
        System.exit(!runner.failures.isEmpty() ? 1 : runner.passed == 0 ? 2 : 0);
    }

    /// What failed once more, since hundreds of lines may stand between it and the end.
    private void summarize() {
        if (!failures.isEmpty()) System.out.println("\nWhat failed:");
        failures.forEach(System.out::print);
        System.out.println();
        System.out.println(passed + " passed, " + failures.size() + " failed"
            + (skipped > 0 ? ", " + skipped + " skipped" : ""));
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
