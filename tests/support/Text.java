import module java.base;

/// Text for people, folded to a number of columns.
final class Text {
    static final int WIDEST = 100;

    private Text() {}

    /// The terminal's columns, at most {@link #WIDEST}.
    static int width() {
        return Math.min(WIDEST, Terminal.columns());
    }

    /// Folded between words; what is longer than a line is cut. `indent` is the first line's, `hanging` the rest's.
    static String fold(int width, String text, int indent, int hanging) {
        var lines = new StringJoiner("\n");
        String line = " ".repeat(indent) + text;
        while (line.length() > width) {
            int space = line.lastIndexOf(' ', width);
            int end = space > hanging ? space : width;
            lines.add(line.substring(0, end).stripTrailing());
            line = " ".repeat(hanging) + line.substring(end).stripLeading();
        }
        return lines.add(line).toString();
    }

    /// Of `done:    what was done`, up to where its text begins.
    static int labelWidth(String line) {
        int text = line.indexOf(':') + 1;
        while (text < line.length() && line.charAt(text) == ' ') text++;
        return text;
    }
}
