///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES support/*.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("What the READMEs show")
class ReadmeTest {
    private static final Pattern JAVA_BLOCK =
        Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:^    |`)(?:npx --yes rust-)?just ([a-z0-9]+)");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]{10,}]\\(([^)]+\\.svg)\\)");
    private static final Pattern PATH = Pattern.compile("(?:java|jbang) ((?:chapters|tests)/[\\w/-]+\\.java)");

    /// The article's headings, in its order.
    private static final List<String> HEADINGS = List.of("参考にしたもの", "パソコン同士はどのようにして繋がるか",
        "プロセスとファイルとストリーム", "ファイルディスクリプタ", "サーバーを実装する", "反復サーバーを実装する",
        "マルチスレッドサーバー", "イベント駆動サーバー、epoll", "epoll とは", "EpollEvent::new()", "epoll_ctl", "epoll_wait",
        "epoll を使う例", "コネクト済みのディスクリプタかどうかの識別が肝", "なぜ epoll で並行処理を実現できるのか");

    static List<Path> readmes() throws IOException {
        var readmes = new ArrayList<>(List.of(Workbook.ROOT.resolve("README.md")));
        for (Path chapter : Workbook.chapters()) readmes.add(chapter.resolve("README.md"));
        return readmes.stream().map(Workbook.ROOT::relativize).toList();
    }

    @ParameterizedTest(name = "{0}: the code stands in a program of its chapter, letter for letter")
    @MethodSource("readmes")
    void code(Path readme) throws IOException {
        String text = Files.readString(Workbook.ROOT.resolve(readme));
        var blocks = JAVA_BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
        if (blocks.isEmpty()) return;
        List<String> programs = programs(Workbook.ROOT.resolve(readme).getParent());
        for (String block : blocks) {
            boolean found = programs.stream().anyMatch(program -> program.contains(block));
            assertThat(found).as("a program of the chapter has what %s quotes:\n%s", readme, block).isTrue();
        }
    }

    /// The text of a chapter's program, and of those that stand in folders of their own beside it.
    private static List<String> programs(Path chapter) throws IOException {
        var programs = new ArrayList<>(List.of(Files.readString(Workbook.program(chapter))));
        try (Stream<Path> beside = Files.list(chapter)) {
            for (Path folder : beside.sorted().toList()) {
                boolean forExercises = folder.getFileName().toString().matches("exercises|solutions");
                if (forExercises) continue;
                for (Path file : Workbook.javaFiles(folder)) programs.add(Files.readString(file));
            }
        }
        return programs;
    }

    @ParameterizedTest(name = "{0}: its links lead somewhere")
    @MethodSource("readmes")
    void links(Path readme) throws IOException {
        String text = Files.readString(Workbook.ROOT.resolve(readme));
        List<String> targets = LINK.matcher(text).results().map(link -> link.group(1))
            .filter(target -> !target.startsWith("https://")).toList();
        for (String target : targets) {
            assertThat(Workbook.ROOT.resolve(readme).resolveSibling(target)).as("a link of %s", readme).exists();
        }
    }

    /// Of the chapters, in both languages.
    static List<Path> editions() throws IOException {
        return Workbook.chapters().stream().map(Workbook.ROOT::relativize)
            .flatMap(chapter -> Stream.of(chapter.resolve("README.md"), chapter.resolve("README.ja.md"))).toList();
    }

    @ParameterizedTest(name = "{0}: each picture in its folder is shown in its language, with words for who cannot see")
    @MethodSource("editions")
    void pictures(Path readme) throws IOException {
        Path folder = Workbook.ROOT.resolve(readme).getParent();
        List<String> shown = PICTURE.matcher(Files.readString(Workbook.ROOT.resolve(readme))).results()
            .map(picture -> picture.group(1)).toList();
        Set<String> there;
        try (Stream<Path> files = Files.walk(folder)) {
            there = files.map(file -> folder.relativize(file).toString()).filter(file -> file.endsWith(".svg"))
                .collect(Collectors.toSet());
        }
        boolean isJapanese = readme.endsWith("README.ja.md");
        assertThat(shown).as("the pictures beside %s", readme).containsExactlyInAnyOrderElementsOf(
            there.stream().filter(picture -> picture.endsWith(".ja.svg") == isJapanese).toList());
    }

    @Test
    @DisplayName("the front page shows the same pictures in both languages, each in its own")
    void picturesOfTheFrontPage() throws IOException {
        List<String> english = PICTURE.matcher(Files.readString(Workbook.ROOT.resolve("README.md"))).results()
            .map(picture -> picture.group(1)).toList();
        Path japanese = Workbook.ROOT.resolve("chapters/README.ja.md");
        assertThat(PICTURE.matcher(Files.readString(japanese)).results().map(picture -> "chapters/" + picture.group(1)))
            .as("the pictures of %s", japanese).isNotEmpty()
            .isEqualTo(english.stream().map(picture -> picture.replaceFirst("svg$", "ja.svg")).toList());
    }

    @ParameterizedTest(name = "{0}: every just command it names exists")
    @MethodSource("readmes")
    void commands(Path readme) throws IOException {
        Set<String> recipes = new HashSet<>();
        for (String line : Files.readAllLines(Workbook.ROOT.resolve("justfile"))) {
            if (line.matches("[a-z][a-z0-9]*( .*)?:.*") && !line.contains(":=")) recipes.add(line.split("[ :]")[0]);
        }
        String text = Files.readString(Workbook.ROOT.resolve(readme));
        var named = COMMAND.matcher(text).results().map(command -> command.group(1)).toList();
        assertThat(recipes).as("the recipes, which %s names", readme).containsAll(named);
    }

    @ParameterizedTest(name = "{0}: every program that it starts by its path is there")
    @MethodSource("readmes")
    void paths(Path readme) throws IOException {
        String text = Files.readString(Workbook.ROOT.resolve(readme));
        for (String path : PATH.matcher(text).results().map(start -> start.group(1)).toList()) {
            assertThat(Workbook.ROOT.resolve(path)).as("what %s starts", readme).isRegularFile();
        }
    }

    @Test
    @DisplayName("README.md has every chapter in its map")
    void map() throws IOException {
        String text = Files.readString(Workbook.ROOT.resolve("README.md"));
        for (Path chapter : Workbook.chapters()) {
            assertThat(text).contains("(chapters/" + chapter.getFileName() + "/README.md)");
        }
    }

    @Test
    @DisplayName("README.md's map has every heading of the article, in its order")
    void headings() throws IOException {
        String text = Files.readString(Workbook.ROOT.resolve("README.md"));
        List<String> rows = text.lines().dropWhile(line -> !line.equals("| In the article | Here |")).skip(2)
            .takeWhile(line -> line.startsWith("| ")).map(line -> line.split(" \\| ")[0].substring(2)).toList();
        assertThat(rows).as("the left column of the map").isEqualTo(HEADINGS);
    }

    static void main(String... args) {
        Runner.run(ReadmeTest.class);
    }
}
