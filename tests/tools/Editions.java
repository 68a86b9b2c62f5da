///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/Exercise.java
//SOURCES ../support/Terminal.java
//SOURCES ../support/Words.java
//SOURCES ../support/Workbook.java

import module java.base;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The workbook's two editions, block beside block: READMEs, what the exercises ask, and hints.
/// `jbang Editions.java` writes down that all Japanese blocks have been read beside their English ones: both are known
/// by their hashes, so that whoever changes one of them is asked to look again.
final class Editions {
    static final Path FOLDER = Workbook.ROOT.resolve("tests", "japanese");
    private static final Path CONFIRMED = FOLDER.resolve("confirmed.txt");
    /// The last section of a chapter's Japanese README, which the English one has not: there the exercises' own
    /// comments say it. Each exercise has a heading in it that begins with its number.
    static final String STATEMENTS = "## 演習の問題文";

    /// What stands between two empty lines, an item of a list, or a whole block of code. `folder` is its file's.
    record Block(Kind kind, String text, Path folder) {
        enum Kind { HEADING, CODE, TABLE, ITEM, PARAGRAPH }

        private static final Pattern CODE_SPAN = Pattern.compile("`([^`]+)`");
        private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

        /// 2 for `## Heading`; 0 for what is no heading.
        int level() {
            return kind == Kind.HEADING ? text.indexOf(' ') : 0;
        }

        /// What stands in it between backticks, sorted: the order of a sentence's words is each language's own.
        List<String> code() {
            return CODE_SPAN.matcher(text).results().map(code -> code.group(1)).sorted().toList();
        }

        /// Where its links lead, sorted; the other edition's README or picture counts as this one's.
        List<String> links() {
            return LINK.matcher(text).results().map(link -> target(link.group(1))).sorted().toList();
        }

        private String target(String link) {
            if (link.startsWith("https://")) return link;
            if (link.startsWith("#")) return "#";
            String file = link.replaceFirst("#.*", "");
            String path = Workbook.ROOT.relativize(folder.resolve(file).normalize()).toString();
            return path.equals("chapters/README.ja.md") ? "README.md" : path.replace(".ja.", ".");
        }
    }

    record Pair(Block english, Block japanese) {
        String hash() {
            return hash(english) + " " + hash(japanese);
        }

        private static String hash(Block block) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(block.text().getBytes(UTF_8));
                return HexFormat.of().formatHex(digest, 0, 6);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java has SHA-256", e);
            }
        }
    }

    private Editions() {}

    /// The English READMEs, the front page first.
    static List<Path> english() {
        var readmes = new ArrayList<>(List.of(Workbook.ROOT.resolve("README.md")));
        for (Path chapter : Workbook.chapters()) readmes.add(chapter.resolve("README.md"));
        return readmes;
    }

    /// The top level stays as it is: the front page's Japanese edition stands in `chapters`.
    static Path japanese(Path english) {
        Path folder = english.getParent();
        return (folder.equals(Workbook.ROOT) ? folder.resolve("chapters") : folder).resolve("README.ja.md");
    }

    /// Without the first line, which leads to the other edition.
    static List<Block> blocks(Path readme) throws IOException {
        List<String> lines = Files.readAllLines(readme);
        int end = lines.indexOf(STATEMENTS);
        return blocks(readme.getParent(), lines.subList(1, end < 0 ? lines.size() : end));
    }

    private static List<Block> blocks(Path folder, List<String> text) {
        var blocks = new ArrayList<Block>();
        var lines = new ArrayList<String>();
        boolean fenced = false;
        for (String line : text) {
            boolean fence = line.startsWith("```");
            if (!fenced && (fence || line.isBlank() || line.startsWith("- "))) flush(folder, lines, blocks);
            if (fenced || !line.isBlank()) lines.add(line);
            fenced ^= fence;
        }
        flush(folder, lines, blocks);
        return blocks;
    }

    private static void flush(Path folder, List<String> lines, List<Block> blocks) {
        if (lines.isEmpty()) return;
        String text = String.join("\n", lines);
        blocks.add(new Block(kind(text), text, folder));
        lines.clear();
    }

    private static Block.Kind kind(String text) {
        if (text.startsWith("#")) return Block.Kind.HEADING;
        if (text.startsWith("```") || text.startsWith("    ")) return Block.Kind.CODE;
        if (text.startsWith("|")) return Block.Kind.TABLE;
        return text.startsWith("- ") ? Block.Kind.ITEM : Block.Kind.PARAGRAPH;
    }

    /// Block beside block, as far as both go.
    static List<Pair> pairs(Path english) throws IOException {
        return pairs(blocks(english), blocks(japanese(english)));
    }

    private static List<Pair> pairs(List<Block> english, List<Block> japanese) {
        return IntStream.range(0, Math.min(english.size(), japanese.size()))
            .mapToObj(i -> new Pair(english.get(i), japanese.get(i))).toList();
    }

    /// The exercise's comments, and the section of the chapter's Japanese README that says the same.
    static Pair statement(Exercise exercise) throws IOException {
        String comments = Exercise.read(exercise.solutionFile()).lines().map(String::strip)
            .filter(line -> line.startsWith("///")).map(line -> line.substring(3).strip())
            .collect(Collectors.joining("\n"));
        Path readme = exercise.chapterDir().resolve("README.ja.md");
        List<String> lines = Files.readAllLines(readme);
        String section = lines.stream().skip(lines.indexOf(STATEMENTS) + 1L)
            .dropWhile(line -> !line.startsWith("### " + exercise.id() + " ")).skip(1)
            .takeWhile(line -> !line.startsWith("### ")).collect(Collectors.joining("\n")).strip();
        return new Pair(new Block(Block.Kind.PARAGRAPH, comments, readme.getParent()),
            new Block(Block.Kind.PARAGRAPH, section, readme.getParent()));
    }

    static List<Pair> hints(Exercise exercise) {
        Path folder = exercise.chapterDir().resolve("solutions");
        return pairs(paragraphs(folder, exercise.name() + ".hints.md"),
            paragraphs(folder, exercise.name() + ".hints.ja.md"));
    }

    static List<Block> paragraphs(Path folder, String file) {
        return Stream.of(Exercise.read(folder.resolve(file)).strip().split("\n\n+"))
            .map(text -> new Block(Block.Kind.PARAGRAPH, text, folder)).toList();
    }

    static Set<String> confirmed() throws IOException {
        return Set.copyOf(Files.readAllLines(CONFIRMED));
    }

    static void main(String... args) throws IOException {
        var hashes = new TreeSet<String>();
        for (Path readme : english()) {
            for (Pair pair : pairs(readme)) hashes.add(pair.hash());
        }
        for (Exercise exercise : Exercise.all()) {
            hashes.add(statement(exercise).hash());
            for (Pair pair : hints(exercise)) hashes.add(pair.hash());
        }
        Files.write(CONFIRMED, hashes);
        System.out.println(hashes.size() + " blocks are confirmed in " + Workbook.ROOT.relativize(CONFIRMED));
    }
}
