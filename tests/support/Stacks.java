import module java.base;

/// Finds the learner's code in a stack: a class without a package whose test, of the same name, stands beside it.
final class Stacks {
    private static final int SHOWN = 4;
    /// What {@link AnswersLoader} has put into the learner's code, who never wrote it.
    private static final Set<String> CHANGES = Set.of("AfterRead", "FastClock", "Shaker", "Shaker$Stop");

    private Stacks() {}

    static Optional<StackTraceElement> answersFrame(StackTraceElement... stack) {
        return Stream.of(stack).filter(Stacks::isAnswers).findFirst();
    }

    static boolean isAnswers(StackTraceElement frame) {
        String name = frame.getClassName().replaceFirst("\\$.*", "");
        return isOurs(frame) && Stacks.class.getResource("/" + name + "Test.class") != null;
    }

    /// Of the workbook: nothing of the JDK or a library is without a package.
    private static boolean isOurs(StackTraceElement frame) {
        return !frame.getClassName().contains(".");
    }

    /// As a reader finds it: `take, WorkerPool.java:31`.
    static String place(StackTraceElement frame) {
        return method(frame) + ", " + frame.getFileName() + ":" + frame.getLineNumber();
    }

    private static String method(StackTraceElement frame) {
        String name = frame.getMethodName().replaceFirst("^lambda\\$(\\w+)\\$\\d+$", "$1");
        return name.replace("<init>", "its constructor");
    }

    /// What a thread is doing: the call that the learner's code is in, and its lines; empty if it is not in that code.
    static String where(Thread thread) {
        StackTraceElement[] stack = Stream.of(thread.getStackTrace())
            .filter(frame -> !CHANGES.contains(frame.getClassName())).toArray(StackTraceElement[]::new);
        int outermost = stack.length - 1;
        while (outermost >= 0 && !isAnswers(stack[outermost])) outermost--;
        if (outermost < 0) return "";
        int learners = 0;
        while (!isAnswers(stack[learners])) learners++;
        var steps = new ArrayList<String>();
        for (int i = Math.max(0, learners - 1); i <= outermost && steps.size() < SHOWN; i++) {
            boolean innermost = i + 1 < stack.length && isOurs(stack[i + 1]) && isOfTheJdk(stack[i]);
            if (isAnswers(stack[i])) steps.add(place(stack[i]));
            else if (isOurs(stack[i]) && !isTest(stack[i])) steps.add(simple(stack[i]));
            else if (innermost && steps.isEmpty()) steps.add(simple(stack[i]));
        }
        String doing = thread.getState() == Thread.State.RUNNABLE ? "its thread is in " : "its thread waits in ";
        return doing + String.join(", called from ", steps);
    }

    private static boolean isOfTheJdk(StackTraceElement frame) {
        return frame.getClassName().startsWith("java.") && !frame.getClassName().contains("invoke");
    }

    private static boolean isTest(StackTraceElement frame) {
        return frame.getClassName().replaceFirst("\\$.*", "").endsWith("Test");
    }

    private static String simple(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.') + "." + method(frame);
    }
}
