import module java.base;

/// What a reader is told of attempts at exercises, as text folded to the terminal.
final class Verdicts {
    /// What the lines of a failure's message begin with ({@link Claim}).
    static final List<String> LABELS = List.of("done:", "wanted:", "came:", "look at:", "meanwhile:");
    private static final Pattern LABELLED = Pattern.compile("(" + String.join("|", LABELS) + ") +(.*)");
    private static final boolean COLOURS = Terminal.hasColours();

    private Verdicts() {}

    /// Finds out by running it. What still is as it was at the beginning is not done; that needs no run.
    static Attempt.Verdict attempt(Exercise exercise) {
        if (!Files.exists(exercise.readersFile())) {
            String file = Workbook.ROOT.relativize(exercise.readersFile()).toString();
            String gone = Words.of("%s is gone; get it back with: just reset %s", file, exercise.id());
            return new Attempt.Verdict(gone, 0, null);
        }
        return Attempt.of(exercise, Exercise.read(exercise.readersFile()));
    }

    static boolean isUntouched(Exercise exercise) {
        return Files.exists(exercise.readersFile()) && Exercise.read(exercise.readersFile()).equals(exercise.stub());
    }

    /// One line: which exercise, how far it is, what it is about.
    static String row(Exercise exercise, Attempt.Verdict verdict) {
        if (verdict.compileError() != null) return row(exercise, colour("31", Words.of("does not compile")), "");
        return verdict.done() ? row(exercise, state("32", Words.of("done")), title(exercise)) : notYet(exercise);
    }

    static String notYet(Exercise exercise) {
        return row(exercise, state("33", Words.of("not yet")), title(exercise));
    }

    private static String state(String colour, String state) {
        return colour(colour, Text.pad(8, state));
    }

    private static String row(Exercise exercise, String state, String title) {
        return "  %-4s %s  %-14s %s".formatted(exercise.id(), state, exercise.name(), title).stripTrailing();
    }

    /// What it is about.
    static String title(Exercise exercise) {
        return Words.of(exercise.title());
    }

    /// The first failure: the claim, then what was done, wanted and came, and what to look at.
    static String explain(int width, Exercise exercise, Attempt.Verdict verdict) {
        var lines = new StringJoiner("\n", "", "\n");
        lines.add(colour("1", Text.fold(width, heading(exercise), 0, 0)));
        if (verdict.compileError() != null) {
            verdict.compileError().lines().forEach(line -> lines.add(Text.fold(width, line, 2, 4)));
            return lines.toString();
        }
        Attempt.Failure failure = verdict.failure();
        String claim = Words.of("This does not hold yet: %s", Words.translate(failure.claim()));
        lines.add(Text.fold(width, claim, 2, 2)).add("");
        for (String line : failure.message().lines().toList()) {
            Matcher labelled = LABELLED.matcher(line);
            String label = labelled.matches() ? label(labelled.group(1)) : "";
            String text = Words.translate(labelled.matches() ? labelled.group(2) : line);
            lines.add(Text.fold(width, label + text, 4, 4 + Text.columns(label)));
        }
        return lines.toString();
    }

    static String heading(Exercise exercise) {
        return exercise.id() + " " + exercise.name() + ": " + title(exercise);
    }

    /// With blanks, so that texts begin below each other.
    private static String label(String label) {
        return Text.pad(Text.columns(Words.of("look at:")) + 1, Words.of(label) + " ");
    }

    static String hint(Exercise exercise, int number) {
        String text = exercise.hints().get(number - 1).replaceAll("\\s+", " ");
        String hint = Words.of("Hint %d of %d: %s", number, exercise.hints().size(), text);
        return Text.fold(Text.width(), hint, 0, 0);
    }

    static String colour(String code, String text) {
        return COLOURS ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
