///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES Demo.java
//SOURCES replay/Animation.java
//SOURCES replay/FullBuffers.java
//SOURCES replay/Recording.java

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
    private static final Words TOOLS = Words.japanese();
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    static Set<String> pictures() {
        return Pictures.editions().keySet();
    }

    /// Of real runs: `just demo --pictures` draws them. Their English editions.
    static List<String> timelines() {
        var timelines = Workbook.chapters().stream().map(chapter -> chapter.getFileName() + "/demo.svg")
            .filter(picture -> Files.exists(file(picture))).collect(Collectors.toCollection(ArrayList::new));
        timelines.add("04-selector-epoll-loop/busy.svg");
        return timelines;
    }

    /// With those that `just replay --pictures` draws, and the timelines.
    static Set<String> allPictures() {
        var all = new TreeSet<>(pictures());
        Stream.concat(timelines().stream(), Stream.of("04-selector-epoll-loop/buffers.svg", "05-fd-registry/loop.svg"))
            .forEach(picture -> all.addAll(List.of(picture, inJapanese(picture))));
        return all;
    }

    private static String inJapanese(String picture) {
        return picture.replaceFirst("svg$", "ja.svg");
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
        said.addAll(Animation.texts());
        said.addAll(FullBuffers.sheet(Recording.parse(Files.readString(Recording.file(4)))).texts());
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
            double length = length(text.getTextContent());
            double left = Integer.parseInt(text.getAttribute("x")) - (isCentred(text) ? length / 2 : 0);
            assertThat(left).as("left of: %s", text.getTextContent()).isNotNegative();
            assertThat(left + length).as("right of: %s", text.getTextContent()).isLessThanOrEqualTo(width);
            assertThat(Integer.parseInt(text.getAttribute("y"))).as("foot of: %s", text.getTextContent())
                .isBetween(12, height - 4);
        }
        assertThat(texts(svg, "style")).singleElement().asString().contains("@media(prefers-color-scheme:dark)");
    }

    @ParameterizedTest(quoteTextArguments = false,
        name = "{0} is of the same run in Japanese, with each text translated")
    @MethodSource("timelines")
    void sameRun(String picture) throws Exception {
        Document english = parse(picture), japanese = parse(inJapanese(picture));
        assertThat(bars(japanese)).as("bars").hasSizeGreaterThan(5).isEqualTo(bars(english));
        assertThat(texts(japanese, "title"))
            .isEqualTo(texts(english, "title").stream().map(TOOLS::translation).toList());
        assertThat(ticks(japanese)).as("times, or system calls").isNotEmpty().isEqualTo(ticks(english));
        List<String> beside = besideTheBars(japanese);
        assertThat(beside).as("what stands beside the bars").hasSizeGreaterThan(5)
            .isEqualTo(besideTheBars(english).stream().map(TOOLS::translation).toList())
            .allMatch(text -> text.matches("fd \\d+") || JAPANESE.matcher(text).find());
        List<String> said = texts(english, "desc").getFirst().lines().toList();
        List<String> translated = texts(japanese, "desc").getFirst().lines().toList();
        assertThat(translated).hasSameSizeAs(said).allMatch(line -> JAPANESE.matcher(line).find());
        long lessons = texts(english, "text").stream().filter("→"::equals).count();
        assertThat(translated.stream().skip(said.size() - lessons)).as("what to see").isNotEmpty()
            .isEqualTo(said.stream().skip(said.size() - lessons).map(TOOLS::translation).toList());
    }

    /// But for the paper, whose height is that of the lines of text.
    private static List<String> bars(Document svg) {
        return elements(svg, "rect").stream().filter(part -> !part.getAttribute("class").equals("paper"))
            .map(part -> Stream.of("x", "y", "width", "height", "class").map(part::getAttribute)
                .collect(Collectors.joining(" "))).toList();
    }

    private static List<String> ticks(Document svg) {
        return elements(svg, "text").stream().filter(PicturesTest::isCentred).map(Element::getTextContent).toList();
    }

    private static List<String> besideTheBars(Document svg) {
        return elements(svg, "text").stream().filter(text -> !isCentred(text)).map(Element::getTextContent)
            .takeWhile(text -> !text.equals("→")).toList();
    }

    private static boolean isCentred(Element text) {
        return text.getAttribute("text-anchor").equals("middle");
    }

    @ParameterizedTest(quoteTextArguments = false, name = "{0} is drawn as just demo --pictures draws today")
    @MethodSource("timelines")
    void drawnLately(String picture) throws Exception {
        Timeline today = chapter1(List.of(3, 4, 5, 6));
        for (var edition : Demo.editions(picture, today).entrySet()) {
            assertThat(texts(parse(edition.getKey()), "style")).as("style of %s", edition.getKey())
                .isEqualTo(texts(parsed(edition.getValue()), "style"));
        }
    }

    @Test
    @DisplayName("chapter 1's timeline is what the program draws, whichever numbers the run was given")
    void chapter1() throws Exception {
        String picture = "01-streams-and-fds/demo.svg";
        List<Integer> fds = texts(parse(picture), "text").stream().filter(text -> text.matches("fd \\d+"))
            .map(text -> Integer.parseInt(text.substring(3))).toList();
        assertThat(fds).as("rows").hasSize(4);
        for (var edition : Demo.editions(picture, chapter1(fds)).entrySet()) {
            assertThat(file(edition.getKey())).as("draw it anew with: just demo --pictures").content()
                .isEqualTo(edition.getValue());
        }
    }

    /// As it is when the listener, the file, the client and the server are given these numbers.
    private static Timeline chapter1(List<Integer> fds) {
        var open = new TreeMap<Integer, BitSet>();
        List<Integer> steps = List.of(0b111111, 0b101110, 0b111100, 0b111000);  // from the last to the first
        for (int i = 0; i < fds.size(); i++) open.put(fds.get(i), BitSet.valueOf(new long[] {steps.get(i)}));
        Set<Integer> between = IntStream.range(fds.getFirst(), fds.getLast()).boxed().collect(Collectors.toSet());
        between.removeAll(fds);
        return Demo.descriptors(List.of("listen", "open", "connect", "accept", "close", "open"), open, between);
    }

    private static double length(String text) {
        int letters = text.codePointCount(0, text.length()), wide = Text.columns(text) - letters;
        return (letters - wide) * WIDEST_LETTER + wide * IDEOGRAPH;
    }

    private static Path file(String picture) {
        return Workbook.ROOT.resolve("chapters", picture);
    }

    private static Document parse(String picture) throws Exception {
        return parsed(Files.readString(file(picture)));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
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
