import module java.base;

/// Rows of spans, drawn to scale: as text for a terminal of 80 columns, or as a picture.
/// `end` is where the scale ends, `ticks` are what stands below it, and `lessons` says what to see. All of it is
/// English here, and is translated where it is drawn, but for the ticks: times, or the names of system calls.
record Timeline(String title, List<Row> rows, double end, SequencedMap<Double, String> ticks, List<Kind> legend,
                List<String> lessons) {
    /// `note` stands behind the row.
    record Row(String name, List<Span> spans, String note) {}

    record Span(double from, double to, Kind kind) {}

    /// How a span looks: a character and an ANSI colour, or a fill on light and on dark paper. They can be told apart
    /// in grey.
    enum Kind {
        SILENT('─', "2", "#d8d8d8", "#4d555f", Words.mark("silent")),
        HALF('╌', "33", "#c9a227", "#c9a227", Words.mark("half a line sent")),
        WORKS('▓', "35", "#8468ad", "#9d80c8", Words.mark("the loop computes")),
        WAITS('░', "31", "#e07b53", "#d0683e", Words.mark("waits for its answer")),
        SERVED('█', "32", "#2a6f6f", "#8fe3dc", Words.mark("is served")),
        OPEN('█', "36", "#2a6f6f", "#5fb8b2", Words.mark("open"));

        final char glyph;
        final String colour, onLight, onDark, meaning;

        Kind(char glyph, String colour, String onLight, String onDark, String meaning) {
            this.glyph = glyph;
            this.colour = colour;
            this.onLight = onLight;
            this.onDark = onDark;
            this.meaning = meaning;
        }

        /// The name that it has in the picture.
        String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int NAME = 11, BAR = 50;
    /// Of the picture.
    private static final int LEFT = 90, WIDTH = 224, TOP = 34, ROW = 26, LINE = 18, COLUMNS = 54;

    /// At most 80 columns wide, in the reader's language. A span that is too short for a column still gets one.
    List<String> text(boolean colours) {
        var lines = new ArrayList<String>();
        lines.add(bold(Words.translate(title), colours));
        for (Row row : rows) {
            var bar = new Kind[BAR];
            for (Span span : row.spans()) {
                int from = Math.min(BAR - 1, column(span.from()));
                Arrays.fill(bar, from, Math.clamp(column(span.to()), from + 1, BAR), span.kind());
            }
            lines.add(Text.pad(NAME, Words.translate(row.name())) + paint(bar, colours) + " "
                + Words.translate(row.note()));
        }
        var scale = new StringBuilder(" ".repeat(NAME + BAR));
        ticks.forEach((at, label) -> {
            int from = Math.min(NAME + column(at), 80 - label.length());
            scale.replace(from, Math.max(from + label.length(), 0), label);
        });
        lines.add(scale.toString().stripTrailing());
        lines.add(" ".repeat(NAME) + legend.stream()
            .map(kind -> paint(new Kind[] {kind}, colours) + " " + Words.translate(kind.meaning))
            .collect(Collectors.joining("   ")));
        for (String lesson : lessons) lines.add(bold("→ ", colours) + Words.translate(lesson));
        return lines;
    }

    private int column(double at) {
        return (int) Math.round(at / end * BAR);
    }

    private static String paint(Kind[] bar, boolean colours) {
        var text = new StringBuilder();
        Kind last = null;
        for (Kind kind : bar) {
            if (colours && kind != last) text.append(kind == null ? "\033[0m" : "\033[0;" + kind.colour + "m");
            text.append(kind == null ? ' ' : kind.glyph);
            last = kind;
        }
        return text + (colours && last != null ? "\033[0m" : "");
    }

    private static String bold(String text, boolean colours) {
        return colours ? "\033[1m" + text + "\033[0m" : text;
    }

    /// The same as an SVG document; `lang` as in HTML, and `words` says a text in that language.
    String svg(String lang, UnaryOperator<String> words) {
        return sheet(words).svg(lang, UnaryOperator.identity(), style());
    }

    private Sheet sheet(UnaryOperator<String> words) {
        int bottom = TOP + rows.size() * ROW, legendAt = bottom + (isTight() ? 42 : 28);
        int lessonsAt = legendAt + (legend.size() + 1) / 2 * LINE + 20;
        List<List<String>> folded = lessons.stream().map(words).map(lesson -> Text.lines(COLUMNS, lesson)).toList();
        int height = lessonsAt + folded.stream().mapToInt(List::size).sum() * LINE - 8;
        var sheet = new Sheet(words.apply(title), description(words), height).caption(8, 20, words.apply(title));
        int number = 0;
        for (var tick : ticks.entrySet()) {
            int x = LEFT + scaled(tick.getKey()), lower = isTight() ? number++ % 2 * 14 : 0;
            sheet.band(x, TOP - 4, 1, bottom - TOP + 8 + lower, "grid")
                .centred(x, bottom + 18 + lower, tick.getValue());
        }
        for (int i = 0; i < rows.size(); i++) row(sheet, TOP + i * ROW, rows.get(i), words);
        for (int i = 0; i < legend.size(); i++) {
            int x = 8 + i % 2 * Sheet.WIDTH / 2, y = legendAt + i / 2 * LINE;
            sheet.band(x, y, 14, 10, legend.get(i).style()).note(x + 20, y + 10, words.apply(legend.get(i).meaning));
        }
        int y = lessonsAt;
        for (List<String> lines : folded) {
            sheet.label(8, y, "→");
            for (String line : lines) {
                sheet.label(24, y, line);
                y += LINE;
            }
        }
        return sheet;
    }

    private void row(Sheet sheet, int y, Row row, UnaryOperator<String> words) {
        sheet.label(8, y + 16, words.apply(row.name()));
        for (Span span : row.spans()) {
            int thin = span.kind() == Kind.SILENT ? 7 : span.kind() == Kind.HALF ? 5 : 0;
            int length = Math.max(3, scaled(span.to()) - scaled(span.from()));
            sheet.band(LEFT + scaled(span.from()), y + 3 + thin, length, 18 - 2 * thin, span.kind().style());
        }
        if (!row.note().isEmpty()) sheet.note(LEFT + WIDTH + 8, y + 16, words.apply(row.note()));
    }

    private int scaled(double at) {
        return (int) Math.round(at / end * WIDTH);
    }

    /// If what stands below the scale does not fit beside each other.
    private boolean isTight() {
        int longest = ticks.values().stream().mapToInt(String::length).max().orElse(0);
        return longest * 8 * ticks.size() > WIDTH;
    }

    private String description(UnaryOperator<String> words) {
        Stream<String> notes = rows.stream().filter(row -> !row.note().isEmpty())
            .map(row -> words.apply(row.name()) + ": " + words.apply(row.note()));
        return Stream.concat(notes, lessons.stream().map(words)).collect(Collectors.joining("\n"));
    }

    private static String style() {
        var light = new StringBuilder(".grid{fill:#e5e5e5}");
        var dark = new StringBuilder(".grid{fill:#2d333b}");
        for (Kind kind : Kind.values()) {
            light.append(".%s{fill:%s}".formatted(kind.style(), kind.onLight));
            dark.append(".%s{fill:%s}".formatted(kind.style(), kind.onDark));
        }
        return light + "@media(prefers-color-scheme:dark){" + dark + "}";
    }
}
