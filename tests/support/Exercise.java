import module java.base;

/// One exercise: its number, and where its parts are. All of it is found in the tree; there is no list to keep.
///
/// The model answer is the one source. In it two marks enclose what the reader is to write:
/// `//> ` begins it and says what belongs there; one or more lines with `//< ` end it, and have what stands there in the stub.
record Exercise(int chapter, int number, String name, Path chapterDir) {
    private static final Pattern NUMBER = Pattern.compile("^/// Exercise (\\d+)\\.(\\d+):", Pattern.MULTILINE);
    private static final Pattern REGION = Pattern.compile("^( *)//> ([^\\n]*)\\n(.*?)((?:^ *//<[^\\n]*\\n)+)", Pattern.MULTILINE | Pattern.DOTALL);

    /// A mistake that people make, as the text that takes the place of the answer, and how the tests have to reject it.
    record WrongAnswer(String name, String rejectedBy, String saying, String code) {}

    /// Every exercise, in order.
    static List<Exercise> all() {
        var exercises = new ArrayList<Exercise>();
        for (Path chapter : Workbook.chapters()) {
            for (Path solution : Workbook.javaFiles(chapter.resolve("solutions"))) {
                Matcher number = NUMBER.matcher(read(solution));
                if (!number.find()) throw new IllegalStateException(solution + " does not say `/// Exercise N.M: …`");
                String name = solution.getFileName().toString().replace(".java", "");
                exercises.add(new Exercise(Integer.parseInt(number.group(1)), Integer.parseInt(number.group(2)), name, chapter));
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

    /// Where in the test's source this method stands: tests go from the simple to the hard there.
    int positionOf(String testMethod) {
        return read(testsDir().resolve("exercises", testClass() + ".java")).indexOf("void " + testMethod + "(");
    }

    private Path testsDir() {
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
        return with(region -> region.group(1) + "// Write here: " + region.group(2) + "\n" + region.group(4).lines()
            .map(line -> line.replaceFirst("^ *//< ?", "")).map(line -> line.isEmpty() ? (region.group(4).lines().count() > 1 ? "\n" : "") : region.group(1) + line + "\n").collect(Collectors.joining()));
    }

    String with(WrongAnswer wrong) {
        return with(region -> wrong.code());
    }

    private String with(Function<MatchResult, String> replacement) {
        String solution = read(solutionFile());
        if (REGION.matcher(solution).results().count() != 1) throw new IllegalStateException(solutionFile() + " has not one region between the marks //> and //<");
        return REGION.matcher(solution).replaceAll(region -> Matcher.quoteReplacement(replacement.apply(region)));
    }

    /// Their files begin with two comments: `// rejected by: METHOD` and `// saying: TEXT`.
    List<WrongAnswer> wrongAnswers() {
        return Workbook.javaFiles(testsDir().resolve("wrong", name)).stream().map(file -> {
            List<String> lines = read(file).lines().toList();
            return new WrongAnswer(file.getFileName().toString().replace(".java", ""), after(file, lines.get(0), "// rejected by: "), after(file, lines.get(1), "// saying: "),
                String.join("\n", lines.subList(2, lines.size())) + "\n");
        }).toList();
    }

    private static String after(Path file, String line, String start) {
        if (!line.startsWith(start)) throw new IllegalStateException(file + " has to have a line that begins with: " + start);
        return line.substring(start.length());
    }

    /// From the mildest to the one that points to the solution; they stand in the solution's folder, a paragraph each.
    List<String> hints() {
        return List.of(read(chapterDir.resolve("solutions", name + ".hints.md")).strip().split("\n\n+"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
