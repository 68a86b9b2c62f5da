import module java.base;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A drawing made of named parts: boxes with lines of text, rows of cells, arrows. As SVG it has text as text, follows
/// the reader's light or dark mode, and can be read at 360 pixels' width. On a wide page it has letters of that page's
/// size, and not more width than it needs for them.
final class Sheet {
    static final int WIDTH = 440;
    private static final int LINE = 17;
    private static final int CELL = 22;
    private static final String STYLE = """
        text{font:13px system-ui,"Hiragino Sans","Yu Gothic UI","Noto Sans CJK JP",sans-serif;fill:#1b1f24}
        .m{font:12.5px ui-monospace,monospace,"Hiragino Sans","Yu Gothic UI","Noto Sans CJK JP";white-space:pre}
        .b{font-weight:600}.n{fill:#57606a}
        .paper{fill:#fff}.box{fill:#f6f8fa;stroke:#8c959f}.kernel{fill:#fff8e6;stroke:#bf8700}
        .hot{fill:#ddf4e4;stroke:#1a7f37}.wait{fill:#ffe9e7;stroke:#cf222e}.cell{fill:#fff;stroke:#8c959f}
        .line{stroke:#57606a;fill:none}.tip{fill:#57606a}
        @media(prefers-color-scheme:dark){text{fill:#e6edf3}.n{fill:#9aa5b1}.paper{fill:#0d1117}
        .box{fill:#161b22;stroke:#6e7681}.kernel{fill:#2a2110;stroke:#bb8009}.hot{fill:#12301c;stroke:#3fb950}
        .wait{fill:#3a1417;stroke:#f85149}.cell{fill:#0d1117;stroke:#6e7681}.line{stroke:#9aa5b1}.tip{fill:#9aa5b1}}
        """;

    /// What a part is about: the paper below all, a program's own, the kernel's, what is ready or served, what waits,
    /// a place in a row.
    enum Kind { PAPER, BOX, KERNEL, HOT, WAIT, CELL }

    private record Rectangle(int x, int y, int width, int height, String style, boolean rounded) {
        Rectangle(int x, int y, int width, int height, Kind kind, boolean rounded) {
            this(x, y, width, height, kind.name().toLowerCase(Locale.ROOT), rounded);
        }
    }

    private record Label(int x, int y, String text, String style, String anchor) {}

    private record Arrow(int fromX, int fromY, int toX, int toY) {}

    private final String title;
    private final String description;
    private final int height;
    private final List<Rectangle> rectangles = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<Arrow> arrows = new ArrayList<>();

    /// `description` is what a reader who cannot see the picture is told.
    Sheet(String title, String description, int height) {
        this.title = title;
        this.description = description;
        this.height = height;
    }

    /// A name at its upper edge, and lines below it.
    Sheet box(int x, int y, int width, int height, Kind kind, String name, String... lines) {
        rectangles.add(new Rectangle(x, y, width, height, kind, true));
        labels.add(new Label(x + 8, y + LINE, name, "b", "start"));
        for (int i = 0; i < lines.length; i++) code(x + 8, y + LINE * (i + 2), lines[i]);
        return this;
    }

    /// One below the other, each with what stands in it.
    Sheet rows(int x, int y, int width, Kind kind, String... texts) {
        for (String text : texts) {
            rectangles.add(new Rectangle(x, y, width, CELL, kind, kind != Kind.CELL));
            code(x + 7, y + 15, text);
            y += CELL;
        }
        return this;
    }

    /// Beside each other, a character in each.
    Sheet cells(int x, int y, Kind kind, String characters) {
        for (int i = 0; i < characters.length(); i++) {
            rectangles.add(new Rectangle(x + i * CELL, y, CELL, CELL, kind, false));
            labels.add(new Label(x + i * CELL + CELL / 2, y + 15, characters.substring(i, i + 1), "m", "middle"));
        }
        return this;
    }

    /// A part of one colour, without a name.
    Sheet band(int x, int y, int width, int height, Kind kind) {
        rectangles.add(new Rectangle(x, y, width, height, kind, false));
        return this;
    }

    /// The same in a colour of the caller's own, whose style is handed to {@link #svg}.
    Sheet band(int x, int y, int width, int height, String style) {
        rectangles.add(new Rectangle(x, y, width, height, style, false));
        return this;
    }

    Sheet label(int x, int y, String text) {
        labels.add(new Label(x, y, text, "t", "start"));
        return this;
    }

    /// A note around `x`.
    Sheet centred(int x, int y, String text) {
        labels.add(new Label(x, y, text, "n", "middle"));
        return this;
    }

    Sheet caption(int x, int y, String text) {
        labels.add(new Label(x, y, text, "b", "start"));
        return this;
    }

    Sheet note(int x, int y, String text) {
        labels.add(new Label(x, y, text, "n", "start"));
        return this;
    }

    Sheet code(int x, int y, String text) {
        if (!text.isEmpty()) labels.add(new Label(x, y, text, "m", "start"));
        return this;
    }

    Sheet arrow(int fromX, int fromY, int toX, int toY) {
        arrows.add(new Arrow(fromX, fromY, toX, toY));
        return this;
    }

    /// What it says, from its title on: each of these is handed to {@link #svg} to be put into words.
    List<String> texts() {
        return Stream.concat(Stream.of(title, description), labels.stream().map(Label::text)).toList();
    }

    /// `lang` as in HTML; `words` says a text in that language.
    String svg(String lang, UnaryOperator<String> words) {
        return svg(lang, words, "");
    }

    /// `style` says how looks what has a style of its own.
    String svg(String lang, UnaryOperator<String> words, String style) {
        return write(lang, words, words.apply(description), STYLE + style, svg -> {
            parts(svg);
            labels(svg, words);
        });
    }

    /// This sheet with one of the `frames` at a time, each for some seconds, between its boxes and its words; `still`
    /// says which one stays for readers who want nothing to move. `description` and what stands in the frames is in the
    /// language `lang` already.
    String animated(String lang, UnaryOperator<String> words, String description, List<Sheet> frames, int still,
            double secondsEach) {
        double all = frames.size() * secondsEach;
        var style = new StringBuilder(STYLE + """
            .f{visibility:hidden}.still{visibility:visible}
            @keyframes turn{from{visibility:visible}%s%%{visibility:hidden}}
            @media(prefers-reduced-motion:no-preference){.f{visibility:hidden;animation:turn %ss step-end infinite}
            """.formatted(100.0 / frames.size(), all));
        for (int i = 1; i < frames.size(); i++) {
            style.append(".f%s{animation-delay:%ss}".formatted(i, i * secondsEach - all));
        }
        return write(lang, words, description, style.append("}").toString(), svg -> {
            parts(svg);
            for (int i = 0; i < frames.size(); i++) {
                begin(svg, "g", "class", "f f" + i + (i == still ? " still" : ""));
                frames.get(i).parts(svg);
                frames.get(i).labels(svg, UnaryOperator.identity());
                svg.writeEndElement();
            }
            labels(svg, words);
        });
    }

    private interface Content {
        void write(XMLStreamWriter svg) throws XMLStreamException;
    }

    private String write(String lang, UnaryOperator<String> words, String description, String style, Content content) {
        var out = new StringWriter();
        try {
            XMLStreamWriter svg = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            begin(svg, "svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + WIDTH + " " + height,
                "width", "" + WIDTH * 5 / 4, "height", "" + height * 5 / 4, "role", "img", "lang", lang);
            text(svg, "title", words.apply(title));
            text(svg, "desc", description);
            text(svg, "style", style.replaceAll("\\s*\n\\s*", ""));
            rectangle(svg, new Rectangle(0, 0, WIDTH, height, Kind.PAPER, false));
            content.write(svg);
            svg.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toString().replace("><", ">\n<") + "\n";
    }

    private void parts(XMLStreamWriter svg) throws XMLStreamException {
        for (Rectangle part : rectangles) rectangle(svg, part);
        for (Arrow arrow : arrows) arrow(svg, arrow);
    }

    private void labels(XMLStreamWriter svg, UnaryOperator<String> words) throws XMLStreamException {
        for (Label label : labels) {
            begin(svg, "text", "x", "" + label.x(), "y", "" + label.y(), "class", label.style(),
                "text-anchor", label.anchor());
            svg.writeCharacters(words.apply(label.text()));
            svg.writeEndElement();
        }
    }

    private static void text(XMLStreamWriter svg, String element, String text) throws XMLStreamException {
        svg.writeStartElement(element);
        svg.writeCharacters(text);
        svg.writeEndElement();
    }

    private static void rectangle(XMLStreamWriter svg, Rectangle part) throws XMLStreamException {
        begin(svg, "rect", "x", "" + part.x(), "y", "" + part.y(), "width", "" + part.width(),
            "height", "" + part.height(), "rx", part.rounded() ? "4" : "0",
            "class", part.style());
        svg.writeEndElement();
    }

    /// A line, and a triangle at its end.
    private static void arrow(XMLStreamWriter svg, Arrow arrow) throws XMLStreamException {
        String path = "M%d %dL%d %d".formatted(arrow.fromX(), arrow.fromY(), arrow.toX(), arrow.toY());
        begin(svg, "path", "class", "line", "d", path);
        svg.writeEndElement();
        double angle = Math.atan2(arrow.toY() - arrow.fromY(), arrow.toX() - arrow.fromX());
        var points = new StringJoiner(" ").add(arrow.toX() + "," + arrow.toY());
        for (double back : new double[] {2.75, -2.75}) {
            long x = Math.round(arrow.toX() + 8 * Math.cos(angle + back));
            long y = Math.round(arrow.toY() + 8 * Math.sin(angle + back));
            points.add(x + "," + y);
        }
        begin(svg, "polygon", "class", "tip", "points", points.toString());
        svg.writeEndElement();
    }

    private static void begin(XMLStreamWriter svg, String name, String... attributes) throws XMLStreamException {
        svg.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) svg.writeAttribute(attributes[i], attributes[i + 1]);
    }
}
