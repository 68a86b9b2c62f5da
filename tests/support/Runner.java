//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//DEPS org.junit.platform:junit-platform-launcher:6.1.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.awaitility:awaitility:4.3.0

import module java.base;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs test classes and prints each claim with its verdict; the last line counts them: `P passed, F failed`.
final class Runner implements TestExecutionListener {
    private final boolean colours = Terminal.hasColours();
    private int passed, failed, skipped;

    private Runner() {}

    /// Ends the JVM: 0 if all passed, 1 if one failed, 2 if there was nothing to run.
    static void run(Class<?>... tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
            .selectors(Stream.of(tests).map(DiscoverySelectors::selectClass).toList())
            .configurationParameter("junit.jupiter.execution.timeout.default", "20 s")
            .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
            .configurationParameter("junit.jupiter.execution.timeout.threaddump.enabled", "true")
            .build();
        var runner = new Runner();
        LauncherFactory.create().execute(request, runner);
        System.out.println();
        System.out.println(runner.passed + " passed, " + runner.failed + " failed" + (runner.skipped > 0 ? ", " + runner.skipped + " skipped" : ""));
        System.exit(runner.failed > 0 ? 1 : runner.passed == 0 ? 2 : 0);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isContainer() && test.getParentIdObject().isPresent() && depth(test) == 1) System.out.println("\n" + test.getDisplayName());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {  // an assumption does not hold here
            executionSkipped(test, result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
            return;
        }
        boolean ok = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (!test.isTest() && ok) return;
        if (ok) passed++; else failed++;
        print(test, ok ? "ok  " : "FAIL", ok ? "32" : "31");
        result.getThrowable().ifPresent(Runner::explain);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped++;
        print(test, "skip", "33");
        System.out.println("         " + reason);
    }

    private void print(TestIdentifier test, String verdict, String colour) {
        System.out.println("  " + (colours ? "\033[" + colour + "m" + verdict + "\033[0m" : verdict) + " " + test.getDisplayName());
    }

    /// The message first; of the stack only where in the tests it happened.
    private static void explain(Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage().strip();
        message.lines().forEach(line -> System.out.println("         " + line));
        if (!(failure instanceof AssertionError)) System.out.println("         " + failure.getClass().getName());
        Stream.of(failure.getStackTrace()).filter(frame -> frame.getFileName() != null && frame.getFileName().endsWith("Test.java")).findFirst()
            .ifPresent(frame -> System.out.println("         in " + frame.getMethodName() + ", " + frame.getFileName() + ":" + frame.getLineNumber()));
    }

    private static int depth(TestIdentifier test) {
        return test.getUniqueIdObject().getSegments().size() - 1;
    }
}
