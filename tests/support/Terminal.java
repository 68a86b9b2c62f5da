import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Where a tool's output goes: a terminal, a pipe or a file.
final class Terminal {
    /// Standard output in UTF-8, whatever the locale says: timelines and READMEs are not ASCII.
    static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);

    private Terminal() {}

    static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    /// Not in a pipe or a file, and not where NO_COLOR is set (no-color.org).
    static boolean hasColours() {
        return isTerminal() && System.getenv("NO_COLOR") == null;
    }

    /// Ends the program with one line on standard error: 2 for what was asked wrongly, 1 for what did not work.
    static RuntimeException fail(int exit, String line) {
        System.err.println(line);
        System.exit(exit);
        throw new AssertionError("not reached");
    }
}
