import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Where a tool's output goes: a terminal, a pipe or a file.
final class Terminal {
    /// Standard output in UTF-8, whatever the locale says: timelines and READMEs are not ASCII.
    static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);

    static final PrintStream ERR = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);

    private Terminal() {}

    static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    /// Not in a pipe or a file, and not where NO_COLOR is set (no-color.org).
    static boolean hasColours() {
        return isTerminal() && System.getenv("NO_COLOR") == null;
    }

    /// How many columns it has: from COLUMNS, or from the terminal itself; 100 where there is none.
    static int columns() {
        String columns = System.getenv("COLUMNS");
        if (columns == null && isTerminal()) columns = sizeFromStty();
        return columns != null && columns.matches("[1-9]\\d{1,3}") ? Math.max(40, Integer.parseInt(columns)) : 100;
    }

    /// `stty size` prints rows and columns; null where there is no stty.
    private static String sizeFromStty() {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(ProcessBuilder.Redirect.INHERIT).start();
            String[] size = new String(stty.getInputStream().readAllBytes(), UTF_8).strip().split(" ");
            return size.length == 2 ? size[1] : null;
        } catch (IOException e) {
            return null;
        }
    }

    /// Ends the program with one line on standard error: 2 for what was asked wrongly, 1 for what did not work.
    static RuntimeException fail(int exit, String line) {
        ERR.println(line);
        System.exit(exit);
        throw new AssertionError("not reached");
    }
}
