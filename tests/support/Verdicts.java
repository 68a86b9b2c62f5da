import module java.base;

/// What a reader is told of attempts at exercises, as text folded to the terminal.
final class Verdicts {
    private static final boolean COLOURS = Terminal.hasColours();

    private Verdicts() {}

    /// Finds out by running it. What still is as it was at the beginning is not done; that needs no run.
    static Attempt.Verdict attempt(Exercise exercise) {
        if (!Files.exists(exercise.readersFile())) {
            String file = Workbook.ROOT.relativize(exercise.readersFile()).toString();
            return new Attempt.Verdict(file + " is gone; get it back with: just reset " + exercise.id(), 0, null);
        }
        return Attempt.of(exercise, Exercise.read(exercise.readersFile()));
    }

    static boolean isUntouched(Exercise exercise) {
        return Files.exists(exercise.readersFile()) && Exercise.read(exercise.readersFile()).equals(exercise.stub());
    }

    /// One line: which exercise, how far it is, what it is about.
    static String row(Exercise exercise, Attempt.Verdict verdict) {
        if (verdict.compileError() != null) return row(exercise, colour("31", "does not compile"), "");
        return verdict.done() ? row(exercise, colour("32", "done    "), exercise.title()) : notYet(exercise);
    }

    static String notYet(Exercise exercise) {
        return row(exercise, colour("33", "not yet "), exercise.title());
    }

    private static String row(Exercise exercise, String state, String title) {
        return "  %-4s %s  %-14s %s".formatted(exercise.id(), state, exercise.name(), title).stripTrailing();
    }

    /// The first failure: the claim, then what was done, wanted and came, and what to look at.
    static String explain(int width, Exercise exercise, Attempt.Verdict verdict) {
        var lines = new StringJoiner("\n", "", "\n");
        lines.add(colour("1", Text.fold(width, exercise.id() + " " + exercise.name() + ": " + exercise.title(), 0, 0)));
        if (verdict.compileError() != null) {
            verdict.compileError().lines().forEach(line -> lines.add(Text.fold(width, line, 2, 4)));
            return lines.toString();
        }
        Attempt.Failure failure = verdict.failure();
        lines.add(Text.fold(width, "This does not hold yet: " + failure.claim(), 2, 2)).add("");
        for (String line : failure.message().lines().toList()) {
            int hanging = line.matches("[a-z ]+: .*") ? Text.labelWidth(line) : 0;
            lines.add(Text.fold(width, line, 4, 4 + hanging));
        }
        return lines.toString();
    }

    static String hint(Exercise exercise, int number) {
        String text = exercise.hints().get(number - 1).replaceAll("\\s+", " ");
        return Text.fold(Text.width(), "Hint " + number + " of " + exercise.hints().size() + ": " + text, 0, 0);
    }

    static String colour(String code, String text) {
        return COLOURS ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
