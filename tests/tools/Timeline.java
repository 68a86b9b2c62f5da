import module java.base;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Rows of spans, drawn to scale: as text for a terminal of 80 columns, or as a picture.
/// `end` is where the scale ends, `ticks` are what stands below it, and `lessons` says what to see.
record Timeline(String title, List<Row> rows, double end, SequencedMap<Double, String> ticks, List<Kind> legend,
                List<String> lessons) {
    /// `note` stands behind the row.
    record Row(String name, List<Span> spans, String note) {}

    record Span(double from, double to, Kind kind) {}

    /// How a span looks: a character and an ANSI colour, or a fill, which can be told apart in grey.
    enum Kind {
        SILENT('─', "2", "#d8d8d8", Words.of("silent")),
        HALF('╌', "33", "#c9a227", Words.of("half a line sent")),
        WORKS('▓', "35", "#8468ad", Words.of("the loop computes")),
        WAITS('░', "31", "#e07b53", Words.of("waits for its answer")),
        SERVED('█', "32", "#2a6f6f", Words.of("is served")),
        OPEN('█', "36", "#2a6f6f", Words.of("open"));

        final char glyph;
        final String colour, fill, meaning;

        Kind(char glyph, String colour, String fill, String meaning) {
            this.glyph = glyph;
            this.colour = colour;
            this.fill = fill;
            this.meaning = meaning;
        }
    }

    private static final int NAME = 11, BAR = 50;

    /// At most 80 columns wide. A span that is too short for a column still gets one.
    List<String> text(boolean colours) {
        var lines = new ArrayList<String>();
        lines.add(bold(title, colours));
        for (Row row : rows) {
            var bar = new Kind[BAR];
            for (Span span : row.spans()) {
                int from = Math.min(BAR - 1, column(span.from()));
                Arrays.fill(bar, from, Math.clamp(column(span.to()), from + 1, BAR), span.kind());
            }
            lines.add(Text.pad(NAME, row.name()) + paint(bar, colours) + " " + row.note());
        }
        var scale = new StringBuilder(" ".repeat(NAME + BAR));
        ticks.forEach((at, label) -> {
            int from = Math.min(NAME + column(at), 80 - label.length());
            scale.replace(from, Math.max(from + label.length(), 0), label);
        });
        lines.add(scale.toString().stripTrailing());
        lines.add(" ".repeat(NAME) + legend.stream()
            .map(kind -> paint(new Kind[] {kind}, colours) + " " + kind.meaning).collect(Collectors.joining("   ")));
        for (String lesson : lessons) lines.add(bold("→ ", colours) + lesson);
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

    /// The same as an SVG document.
    String svg() {
        int left = 110, width = 520, rowHeight = 26, top = 40;
        int bottom = top + rows.size() * rowHeight;
        int height = bottom + 60 + lessons.size() * 18;
        var out = new StringWriter();
        try {
            XMLStreamWriter svg = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            element(svg, "svg", Map.of("xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 800 " + height,
                "font-family", "sans-serif", "font-size", "13", "role", "img"));
            element(svg, "title", Map.of());
            svg.writeCharacters(title);
            svg.writeEndElement();
            rectangle(svg, 0, 0, 800, height, "#ffffff");
            label(svg, 10, 22, "#111111", "start", title, "bold");
            for (var tick : ticks.entrySet()) {
                double x = left + tick.getKey() / end * width;
                rectangle(svg, x, top - 4, 1, bottom - top + 8, "#e5e5e5");
                label(svg, x, bottom + 18, "#555555", "middle", tick.getValue(), "normal");
            }
            for (int i = 0; i < rows.size(); i++) {
                double y = top + i * rowHeight;
                label(svg, left - 10, y + 16, "#111111", "end", rows.get(i).name(), "normal");
                for (Span span : rows.get(i).spans()) {
                    double thin = span.kind() == Kind.SILENT ? 7 : span.kind() == Kind.HALF ? 5 : 0;
                    double from = left + span.from() / end * width;
                    double length = Math.max(4, (span.to() - span.from()) / end * width);
                    rectangle(svg, from, y + 3 + thin, length, 18 - 2 * thin, span.kind().fill);
                }
                label(svg, left + width + 10, y + 16, "#333333", "start", rows.get(i).note(), "normal");
            }
            double x = left;
            for (Kind kind : legend) {
                rectangle(svg, x, bottom + 30, 14, 10, kind.fill);
                label(svg, x + 20, bottom + 40, "#333333", "start", kind.meaning, "normal");
                x += 40 + 7 * Text.columns(kind.meaning);
            }
            for (int i = 0; i < lessons.size(); i++) {
                label(svg, 10, bottom + 66 + i * 18, "#111111", "start", "→ " + lessons.get(i), "normal");
            }
            svg.writeEndElement();
            svg.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toString().replace("><", ">\n<") + "\n";
    }

    private static void element(XMLStreamWriter svg, String name, Map<String, String> attributes)
            throws XMLStreamException {
        svg.writeStartElement(name);
        for (var attribute : new TreeMap<>(attributes).entrySet()) {
            svg.writeAttribute(attribute.getKey(), attribute.getValue());
        }
    }

    private static void rectangle(XMLStreamWriter svg, double x, double y, double width, double height, String fill)
            throws XMLStreamException {
        element(svg, "rect", Map.of("x", number(x), "y", number(y), "width", number(width), "height", number(height),
            "fill", fill));
        svg.writeEndElement();
    }

    private static void label(XMLStreamWriter svg, double x, double y, String fill, String anchor, String text,
                              String weight) throws XMLStreamException {
        element(svg, "text", Map.of("x", number(x), "y", number(y), "fill", fill, "text-anchor", anchor,
            "font-weight", weight));
        svg.writeCharacters(text);
        svg.writeEndElement();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
