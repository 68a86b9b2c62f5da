///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES Pictures.java

import module java.base;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The pictures of the READMEs")
class PicturesTest {
    private static final double WIDEST_LETTER = 0.61 * 12.5;  // of a monospace font of that size; others are narrower
    private static final Pattern WORD = Pattern.compile("[a-z]{2}");
    private static final double IDEOGRAPH = 13;

    static Set<String> pictures() {
        return Pictures.editions().keySet();
    }

    /// With the one that `just replay --pictures` draws.
    static Set<String> allPictures() {
        var all = new TreeSet<>(pictures());
        all.add("05-fd-registry/loop.svg");
        return all;
    }

    @ParameterizedTest(quoteTextArguments = false,
        name = "{0} is what the program draws: just demo --pictures draws it anew")
    @MethodSource("pictures")
    void drawn(String picture) throws IOException {
        assertThat(file(picture)).as("%s: draw it anew with jbang tests/tools/Pictures.java", picture)
            .content().isEqualTo(Pictures.editions().get(picture));
    }

    @Test
    @DisplayName("each text of theirs with a word in it has its Japanese, which is code's own name where it is code")
    void japanese() throws IOException {
        var said = new TreeSet<String>();
        for (Sheet sheet : Pictures.all().values()) said.addAll(sheet.texts());
        said.removeIf(text -> !WORD.matcher(text).find());
        Path file = Workbook.ROOT.resolve("tests", "japanese", "pictures.tsv");
        assertThat(Files.readAllLines(file)).as("lines of %s: English, a tab, Japanese", file)
            .allMatch(line -> line.matches("[^\t]+\t[^\t]+"))
            .extracting(line -> line.split("\t")[0]).containsExactlyInAnyOrderElementsOf(said);
    }

    @ParameterizedTest(quoteTextArguments = false,
        name = "{0} is an SVG with a title, a description, and text as text")
    @MethodSource("allPictures")
    void textAsText(String picture) throws Exception {
        Document svg = parse(picture);
        assertThat(texts(svg, "title")).singleElement().asString().isNotBlank();
        assertThat(texts(svg, "desc")).singleElement().asString().hasSizeGreaterThan(40);
        assertThat(svg.getDocumentElement().getAttribute("lang")).isEqualTo(picture.contains(".ja.") ? "ja" : "en");
        assertThat(texts(svg, "text")).hasSizeGreaterThan(5).noneMatch(String::isBlank);
        for (Element part : elements(svg, "*")) {
            assertThat(part.getTagName()).as("a part of %s", picture)
                .isIn("svg", "title", "desc", "style", "g", "rect", "path", "polygon", "text");
        }
    }

    @ParameterizedTest(quoteTextArguments = false,
        name = "{0} has each text inside, to the right as well, and colours for light and dark")
    @MethodSource("allPictures")
    void inside(String picture) throws Exception {
        Document svg = parse(picture);
        String[] box = svg.getDocumentElement().getAttribute("viewBox").split(" ");
        int width = Integer.parseInt(box[2]), height = Integer.parseInt(box[3]);
        assertThat(width).as("width of %s", picture).isLessThanOrEqualTo(Sheet.WIDTH);
        for (Element text : elements(svg, "text")) {
            boolean centred = text.getAttribute("text-anchor").equals("middle");
            double length = length(text.getTextContent());
            double left = Integer.parseInt(text.getAttribute("x")) - (centred ? length / 2 : 0);
            assertThat(left).as("left of: %s", text.getTextContent()).isNotNegative();
            assertThat(left + length).as("right of: %s", text.getTextContent()).isLessThanOrEqualTo(width);
            assertThat(Integer.parseInt(text.getAttribute("y"))).as("foot of: %s", text.getTextContent())
                .isBetween(12, height - 4);
        }
        assertThat(texts(svg, "style")).singleElement().asString().contains("@media(prefers-color-scheme:dark)");
    }

    private static double length(String text) {
        int letters = text.codePointCount(0, text.length()), wide = Text.columns(text) - letters;
        return (letters - wide) * WIDEST_LETTER + wide * IDEOGRAPH;
    }

    private static Path file(String picture) {
        return Workbook.ROOT.resolve("chapters", picture);
    }

    private static Document parse(String picture) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new InputSource(new StringReader(Files.readString(file(picture)))));
    }

    private static List<String> texts(Document svg, String tag) {
        return elements(svg, tag).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document svg, String tag) {
        NodeList found = svg.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }

    static void main(String... args) {
        Runner.run(PicturesTest.class);
    }
}
