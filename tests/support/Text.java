import module java.base;
import java.text.BreakIterator;

/// Text for people, in a terminal's columns: a Japanese character takes two of them.
final class Text {
    static final int WIDEST = 100;
    /// First and last of the characters that are wide: W and F in Unicode's EastAsianWidth.txt, in its larger blocks.
    private static final int[][] WIDE = {{0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xa960, 0xa97f},
        {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe10, 0xfe19}, {0xfe30, 0xfe6f}, {0xff01, 0xff60}, {0xffe0, 0xffe6},
        {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};

    private Text() {}

    /// The terminal's columns, at most {@link #WIDEST}.
    static int width() {
        return Math.min(WIDEST, Terminal.columns());
    }

    /// How many columns it takes.
    static int columns(String text) {
        return text.codePoints().map(Text::columns).sum();
    }

    private static int columns(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) return 0;
        return isWide(character) ? 2 : 1;
    }

    private static boolean isWide(int character) {
        return Stream.of(WIDE).anyMatch(range -> range[0] <= character && character <= range[1]);
    }

    /// With blanks behind it, up to a number of columns.
    static String pad(int columns, String text) {
        return text + " ".repeat(Math.max(0, columns - columns(text)));
    }

    /// As much of its beginning as fits into a number of columns.
    static String cut(int columns, String text) {
        return text.substring(0, fitting(columns, text));
    }

    /// How many chars of its beginning fit.
    private static int fitting(int columns, String text) {
        int end = 0;
        for (int left = columns; end < text.length(); end += Character.charCount(text.codePointAt(end))) {
            left -= columns(text.codePointAt(end));
            if (left < 0) break;
        }
        return end;
    }

    /// Folded between words, and between Japanese characters; what is longer than a line is cut. `indent` is the first
    /// line's, `hanging` the rest's.
    static String fold(int width, String text, int indent, int hanging) {
        var lines = new StringJoiner("\n");
        String line = " ".repeat(indent) + text;
        while (columns(line) > width) {
            int fits = fitting(width, line), end = fits;
            if (line.charAt(end) != ' ') end = lastBreak(line, fits);
            if (end <= hanging) end = fits;
            lines.add(line.substring(0, end).stripTrailing());
            line = " ".repeat(hanging) + line.substring(end).stripLeading();
        }
        return lines.add(line).toString();
    }

    /// For a picture: folded, but where two lines will do, the first ends with a Japanese sentence, or with a part of
    /// one, if it can.
    static List<String> lines(int width, String text) {
        for (String end : columns(text) > width ? List.of("。", "、") : List.<String>of()) {
            int at = cut(width, text).lastIndexOf(end) + 1;
            String rest = text.substring(at);
            if (at > 0 && columns(rest) <= width) return List.of(text.substring(0, at), rest);
        }
        return List.of(fold(width, text, 0, 0).split("\n"));
    }

    /// Where the line may end, at `end` or before: behind a blank, or beside a Japanese character unless it must not
    /// begin or end a line.
    private static int lastBreak(String line, int end) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.JAPANESE);
        breaks.setText(line);
        int at = breaks.isBoundary(end) ? end : breaks.preceding(end);
        while (at > 0 && line.charAt(at - 1) != ' ' && !isWide(line.codePointBefore(at))
                && !isWide(line.codePointAt(at))) {
            at = breaks.previous();
        }
        return at;
    }
}
