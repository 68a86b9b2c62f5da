import module java.base;

/// One exercise: its number, and where its parts are. All of it is found in the tree; there is no list to keep.
///
/// The model answer is the one source. In it two marks enclose what the reader is to write:
/// `//> ` begins it and says what belongs there; one or more lines with `//< ` end it, and have what the stub has.
record Exercise(int chapter, int number, String name, Path chapterDir) {
    private static final Pattern NUMBER = Pattern.compile("^/// Exercise (\\d+)\\.(\\d+):", Pattern.MULTILINE);
    private static final Pattern REGION = Pattern.compile("^( *)//> ([^\\n]*)\\n(.*?)((?:^ *//<[^\\n]*\\n)+)",
        Pattern.MULTILINE | Pattern.DOTALL);

    /// A mistake that people make, as the text that takes the place of the answer, and how the tests have to reject it.
    /// Where a race decides which of two things goes wrong, `rejectedBy` and `saying` have both: `THIS | THAT`.
    record WrongAnswer(String name, String rejectedBy, String saying, String code) {
        boolean isMeantBy(String test, String message) {
            return eitherOf(rejectedBy, test::equals) && eitherOf(saying, message::contains);
        }

        private static boolean eitherOf(String alternatives, Predicate<String> isMeant) {
            return Stream.of(alternatives.split(" \\| ")).anyMatch(isMeant);
        }
    }

    /// An answer that is right in another way than the model answer: other classes of the JDK, other structure.
    record RightAnswer(String name, String how, String code) {}

    /// Every exercise, in order.
    static List<Exercise> all() {
        var exercises = new ArrayList<Exercise>();
        for (Path chapter : Workbook.chapters()) {
            for (Path solution : Workbook.javaFiles(chapter.resolve("solutions"))) {
                Matcher number = NUMBER.matcher(read(solution));
                if (!number.find()) throw new IllegalStateException(solution + " does not say `/// Exercise N.M: …`");
                String name = solution.getFileName().toString().replace(".java", "");
                int first = Integer.parseInt(number.group(1)), second = Integer.parseInt(number.group(2));
                exercises.add(new Exercise(first, second, name, chapter));
            }
        }
        exercises.sort(Comparator.comparingInt(Exercise::chapter).thenComparingInt(Exercise::number));
        return exercises;
    }

    String id() {
        return chapter + "." + number;
    }

    Path readersFile() {
        return chapterDir.resolve("exercises", name + ".java");
    }

    Path solutionFile() {
        return chapterDir.resolve("solutions", name + ".java");
    }

    String testClass() {
        return name + "Test";
    }

    Path testsDir() {
        return Workbook.ROOT.resolve("tests", chapterDir.getFileName().toString());
    }

    /// The first sentence of its comment, without the number.
    String title() {
        String line = read(solutionFile()).lines().filter(l -> l.startsWith("/// Exercise ")).findFirst().orElseThrow();
        return line.substring(line.indexOf(':') + 1).strip();
    }

    /// The model answer as readers see it: without the marks.
    String answer() {
        return REGION.matcher(read(solutionFile())).replaceAll(region -> Matcher.quoteReplacement(region.group(3)));
    }

    /// What a reader starts from, cut from the model answer.
    String stub() {
        return with(Exercise::stubOf);
    }

    private static String stubOf(MatchResult region) {
        String indent = region.group(1);
        List<String> lines = region.group(4).lines().map(line -> line.replaceFirst("^ *//< ?", "")).toList();
        var stub = new StringBuilder(indent + "// Write here: " + region.group(2) + "\n");
        if (lines.size() == 1 && lines.getFirst().isEmpty()) return stub.toString();
        for (String line : lines) stub.append(line.isEmpty() ? "" : indent).append(line).append('\n');
        return stub.toString();
    }

    /// `code` is what takes the place of the answer, or a whole file.
    String with(String code) {
        boolean whole = Pattern.compile("^(final )?class " + name + "\\b", Pattern.MULTILINE).matcher(code).find();
        return whole ? code : with(region -> code);
    }

    private String with(Function<MatchResult, String> replacement) {
        String solution = read(solutionFile());
        if (REGION.matcher(solution).results().count() != 1) {
            throw new IllegalStateException(solutionFile() + " has not one region between the marks //> and //<");
        }
        return REGION.matcher(solution).replaceAll(region -> Matcher.quoteReplacement(replacement.apply(region)));
    }

    /// Their files begin with two comments: `// rejected by: METHOD` and `// saying: TEXT`, with `|` between two.
    List<WrongAnswer> wrongAnswers() {
        var answers = new ArrayList<WrongAnswer>();
        for (Path file : Workbook.javaFiles(testsDir().resolve("wrong", name))) {
            List<String> lines = read(file).lines().toList();
            String rejectedBy = after(file, lines.get(0), "// rejected by: ");
            String saying = after(file, lines.get(1), "// saying: ");
            answers.add(new WrongAnswer(nameOf(file), rejectedBy, saying, code(lines.subList(2, lines.size()))));
        }
        return answers;
    }

    /// Their files begin with a comment that says what is unusual about them.
    List<RightAnswer> rightAnswers() {
        var answers = new ArrayList<RightAnswer>();
        for (Path file : Workbook.javaFiles(testsDir().resolve("right", name))) {
            List<String> lines = read(file).lines().toList();
            String how = after(file, lines.getFirst(), "// ");
            answers.add(new RightAnswer(nameOf(file), how, code(lines.subList(1, lines.size()))));
        }
        return answers;
    }

    private static String after(Path file, String line, String start) {
        if (!line.startsWith(start)) throw new IllegalStateException(file + " lacks a line that begins with: " + start);
        return line.substring(start.length());
    }

    private static String code(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    /// From the mildest to the one that points to the solution; they stand in the solution's folder, a paragraph each.
    List<String> hints() {
        Path file = Words.edition(chapterDir.resolve("solutions", name + ".hints.md"));
        return List.of(read(file).strip().split("\n\n+"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
