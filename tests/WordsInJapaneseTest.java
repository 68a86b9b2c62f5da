///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES support/*.java
//SOURCES tools/Literals.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("What the tools say in Japanese")
class WordsInJapaneseTest {
    private static final Path FOLDER = Workbook.ROOT.resolve("tests", "japanese");
    private static final Pattern GAP = Pattern.compile("%(\\d\\$)?([a-z])");
    private static final Pattern SAID_BY_SCRIPT = Pattern.compile("\\b(?:say|fail \\d) \"([^\"$]+)\"");
    private static final int COLUMNS = 80;
    private static final Words JAPANESE = Words.japanese();

    /// A line of words.tsv or claims.tsv.
    record Pair(String file, String english, String japanese) {
        static List<Pair> all(String file) throws IOException {
            return Files.readAllLines(FOLDER.resolve(file)).stream().map(line -> {
                String[] cells = line.split("\t", -1);
                assertThat(cells).as("English, a tab, Japanese in %s: %s", file, line).hasSize(2).doesNotContain("");
                return new Pair(file, cells[0], cells[1]);
            }).toList();
        }
    }

    private static List<Pair> all() throws IOException {
        return Stream.of(Pair.all("words.tsv"), Pair.all("claims.tsv")).flatMap(List::stream).toList();
    }

    @Test
    @DisplayName("each text stands there once, and what is put into it is the same in both languages")
    void pairs() throws IOException {
        var seen = new HashSet<String>();
        for (Pair pair : all()) {
            assertThat(seen.add(pair.english())).as("once in %s: %s", pair.file(), pair.english()).isTrue();
            assertThat(gaps(pair.japanese())).as("gaps of: %s", pair).isEqualTo(gaps(pair.english()));
        }
    }

    /// Their kinds, in the order of the values.
    private static List<String> gaps(String text) {
        var gaps = new TreeMap<Integer, String>();
        Matcher gap = GAP.matcher(text.replace("%%", ""));
        while (gap.find()) {
            int number = gap.group(1) == null ? gaps.size() : gap.group(1).charAt(0) - '1';
            gaps.put(number, gap.group(2));
        }
        return List.copyOf(gaps.values());
    }

    @Test
    @DisplayName("each text of the tools has its Japanese, and there is none that no tool says")
    void tools() throws IOException {
        var said = new TreeSet<>(Verdicts.LABELS);
        said.addAll(new Literals(Literals.tools()).handedToWords());
        for (Path chapter : Workbook.chapters()) said.add(nameOf(chapter));
        String script = Files.readString(Workbook.ROOT.resolve(".just/workbook")).replace("\\\n", "");
        SAID_BY_SCRIPT.matcher(script).results().forEach(text -> said.add(text.group(1)));
        var there = new TreeSet<String>();
        for (Pair pair : Pair.all("words.tsv")) there.add(pair.english());
        assertThat(there).as("texts in words.tsv").containsExactlyInAnyOrderElementsOf(said);
    }

    /// As just demo has it.
    private static String nameOf(Path chapter) {
        return chapter.getFileName().toString().substring(3).replace('-', ' ').replace("selector", "Selector");
    }

    @Test
    @DisplayName("each exercise's title and claims have their Japanese, and so has what is to be looked at")
    void exercises() throws IOException {
        var missing = new ArrayList<String>();
        for (Exercise exercise : Exercise.all()) if (!JAPANESE.has(exercise.title())) missing.add(exercise.title());
        var literals = new Literals(Literals.exercises());
        for (String text : literals.claims()) if (!JAPANESE.has(text)) missing.add(text);
        for (String text : literals.ideas()) if (!JAPANESE.has(text)) missing.add(text);
        assertThat(literals.claims()).as("claims").hasSizeGreaterThan(200);
        assertThat(literals.ideas()).as("ideas").hasSizeGreaterThan(200);
        assertThat(missing).as("texts without Japanese in tests/japanese/claims.tsv").isEmpty();
    }

    @Test
    @DisplayName("what fits into 80 columns in English does in Japanese, and so does each row of just check")
    void columns() throws IOException {
        for (Pair pair : Pair.all("words.tsv")) {
            if (Text.columns(pair.english()) > COLUMNS) continue;
            assertThat(Text.columns(pair.japanese())).as("columns of: %s", pair).isLessThanOrEqualTo(COLUMNS);
        }
        for (Exercise exercise : Exercise.all()) {
            String row = Verdicts.notYet(exercise).replace(exercise.title(), JAPANESE.translation(exercise.title()));
            assertThat(Text.columns(row)).as("columns of: %s", row).isLessThanOrEqualTo(COLUMNS);
        }
    }

    @Test
    @DisplayName("a Japanese character takes two columns, and lines end where they may")
    void wide() {
        assertThat(Text.columns("fd は 3。→ ½ é")).isEqualTo(14);
        assertThat(Text.columns("e\u0301")).as("a letter and its accent").isEqualTo(1);
        assertThat(Text.pad(8, "完了")).isEqualTo("完了    ");
        assertThat(Text.cut(5, "ソケット")).isEqualTo("ソケ");
        assertThat(Text.fold(10, "行が届いた。次へ", 0, 2)).isEqualTo("行が届い\n  た。次へ");
        assertThat(Text.fold(12, "just check 1.1 --yes", 0, 0)).isEqualTo("just check\n1.1 --yes");
        assertThat(Text.lines(16, "行が届いた。誰も待たない。")).containsExactly("行が届いた。", "誰も待たない。");
        assertThat(Text.lines(10, "one two three four")).containsExactly("one two", "three four");
        assertThat(Text.fold(4, "abcdefgh", 0, 0)).as("a word longer than a line").isEqualTo("abcd\nefgh");
    }

    @Test
    @DisplayName("what was put together in English is recognised as a whole, with gaps, or part by part; data stays")
    void recognised() {
        assertThat(JAPANESE.translation("client A sends \"a, b\\n\", A resets"))
            .isEqualTo("クライアント A が送る: \"a, b\\n\"、A がリセットする");
        assertThat(JAPANESE.translation("readExactly(in, 3), where in gives \"x, then the end\", then the end"))
            .isEqualTo("readExactly(in, 3)。in が返すもの: \"x, then the end\"、そのあと終わり");
        assertThat(JAPANESE.translation("7, 8")).isEqualTo("7, 8");
    }

    @Test
    @DisplayName("WORKBOOK_LANG says the language, or else the first of LC_ALL, LC_MESSAGES and LANG that is set")
    void language() {
        assertThat(Words.asksForJapanese(Map.of())).isFalse();
        assertThat(Words.asksForJapanese(Map.of("LANG", "ja_JP.UTF-8"))).isTrue();
        assertThat(Words.asksForJapanese(Map.of("LANG", "ja_JP.UTF-8", "LC_MESSAGES", "C"))).isFalse();
        assertThat(Words.asksForJapanese(Map.of("LANG", "C", "LC_ALL", "ja_JP.UTF-8"))).isTrue();
        assertThat(Words.asksForJapanese(Map.of("LC_ALL", "", "LANG", "ja"))).isTrue();
        assertThat(Words.asksForJapanese(Map.of("WORKBOOK_LANG", "en", "LC_ALL", "ja_JP.UTF-8"))).isFalse();
        assertThat(Words.asksForJapanese(Map.of("WORKBOOK_LANG", "ja", "LC_ALL", "C"))).isTrue();
    }

    static void main(String... args) {
        Runner.run(WordsInJapaneseTest.class);
    }
}
