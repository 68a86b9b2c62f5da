///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES support/*.java
//SOURCES tools/Editions.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/// The Japanese edition says what the English one says, and is looked at again when that has changed.
@DisplayName("The Japanese edition")
class EditionsTest {
    /// A row of terms.tsv: a pattern for the English word, the Japanese ones of which a chapter has to use one, and
    /// what else it might be called, and is not to be.
    record Term(Pattern english, Pattern japanese, Pattern never) {
        static List<Term> all() throws IOException {
            try (Stream<String> rows = Files.lines(Editions.FOLDER.resolve("terms.tsv"))) {
                return rows.skip(1).map(row -> row.split("\t", -1)).map(Term::of).toList();
            }
        }

        private static Term of(String[] cells) {
            Pattern english = Pattern.compile("\\b(" + cells[0] + ")\\b", Pattern.CASE_INSENSITIVE);
            String never = cells[2].isEmpty() ? "(?!)" : cells[2];
            return new Term(english, Pattern.compile(cells[1]), Pattern.compile(never));
        }
    }

    static Stream<Path> readmes() {
        return Editions.english().stream().map(Workbook.ROOT::relativize);
    }

    @ParameterizedTest(name = "{0} and its Japanese edition lead to each other in their first lines")
    @MethodSource("readmes")
    void firstLine(Path readme) throws IOException {
        Path english = Workbook.ROOT.resolve(readme), japanese = Editions.japanese(english);
        assertThat(japanese).exists();
        expectLink(english, "[日本語]", japanese);
        expectLink(japanese, "[English]", english);
    }

    private static void expectLink(Path from, String name, Path to) throws IOException {
        String link = name + "(" + from.getParent().relativize(to) + ")";
        assertThat(Files.readAllLines(from).getFirst()).as("first line of %s", from).isEqualTo(link);
    }

    @ParameterizedTest(name = "{0}: the same headings, code, tables and links in Japanese, block by block")
    @MethodSource("readmes")
    void sameBlocks(Path readme) throws IOException {
        Path english = Workbook.ROOT.resolve(readme);
        for (Editions.Pair pair : Editions.pairs(english)) {
            assertThat(shape(pair.japanese())).as(() -> show("the two blocks differ in shape", pair))
                .isEqualTo(shape(pair.english()));
        }
        assertThat(Editions.blocks(Editions.japanese(english))).as("blocks")
            .hasSameSizeAs(Editions.blocks(english));
    }

    /// What must not differ: of code all, of a table its rows and the code in each.
    private static List<Object> shape(Editions.Block block) {
        return switch (block.kind()) {
            case CODE -> List.of(block.text());
            case TABLE -> block.text().lines()
                .<Object>map(row -> new Editions.Block(block.kind(), row, block.folder()).code()).toList();
            default -> List.of(block.kind(), block.level(), block.code(), block.links());
        };
    }

    @ParameterizedTest(name = "{0}: no paragraph has changed since its Japanese was looked at")
    @MethodSource("readmes")
    void confirmed(Path readme) throws IOException {
        expectConfirmed(Editions.pairs(Workbook.ROOT.resolve(readme)));
    }

    private static void expectConfirmed(List<Editions.Pair> pairs) throws IOException {
        Set<String> confirmed = Editions.confirmed();
        for (Editions.Pair pair : pairs) {
            if (confirmed.contains(pair.hash())) continue;
            fail(show("one of these has changed: read them both, mend what is not the same, then confirm it with\n"
                + "    .just/workbook confirm", pair));
        }
    }

    static Stream<Named<Exercise>> exercises() {
        return Exercise.all().stream().map(exercise -> Named.of(exercise.id() + " " + exercise.name(), exercise));
    }

    @ParameterizedTest(name = "exercise {0}: what it asks, and its hints, are there in Japanese, and are looked at")
    @MethodSource("exercises")
    void exercises(Exercise exercise) throws IOException {
        Editions.Pair statement = Editions.statement(exercise);
        assertThat(statement.japanese().text()).as("what %s asks, in Japanese", exercise.id()).isNotEmpty();
        expectConfirmed(List.of(statement));
        List<Editions.Pair> hints = Editions.hints(exercise);
        assertThat(hints).as("hints").hasSameSizeAs(exercise.hints());
        for (Editions.Pair hint : hints) {
            assertThat(hint.japanese().code()).as(() -> show("other code in the hint", hint))
                .isEqualTo(hint.english().code());
        }
        expectConfirmed(hints);
    }

    @ParameterizedTest(name = "{0}: a term is called the same everywhere")
    @MethodSource("readmes")
    void terms(Path readme) throws IOException {
        Path english = Workbook.ROOT.resolve(readme);
        String ours = prose(Editions.blocks(english)), theirs = prose(Editions.blocks(Editions.japanese(english)));
        for (Term term : Term.all()) {
            Matcher other = term.never().matcher(theirs);
            if (other.find()) fail("%s is called %s here; it is %s", term.english(), other.group(), term.japanese());
            if (!term.english().matcher(ours).find()) continue;
            assertThat(theirs).as("the Japanese for %s", term.english()).containsPattern(term.japanese());
        }
    }

    private static String prose(List<Editions.Block> blocks) {
        return blocks.stream().filter(block -> block.kind() != Editions.Block.Kind.CODE).map(Editions.Block::text)
            .collect(Collectors.joining("\n")).replaceAll("`[^`]*`|]\\([^)]*\\)", "");
    }

    private static String show(String what, Editions.Pair pair) {
        return what + "\n" + pair.english().text() + "\n" + pair.japanese().text() + "\n";
    }

    static void main(String... args) {
        Runner.run(EditionsTest.class);
    }
}
