///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS io.github.java-diff-utils:java-diff-utils:4.16
//SOURCES ExerciseTests.java
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
//RUNTIME_OPTIONS -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=.cache/exercises.jsa
//RUNTIME_OPTIONS -Xlog:disable -Xlog:all=off

import module java.base;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;

/// The reader's commands: check, watch, hint, solution, reset. Progress is found by running the tests; nothing is
/// remembered.
final class Exercises {
    private Exercises() {}

    static void main(String... args) throws Exception {
        AttemptJvm.showWhatIsPrinted();
        List<String> rest = args.length < 2 ? List.of() : List.of(args).subList(1, args.length);
        switch (args.length == 0 ? "" : args[0]) {
            case "check" -> System.exit(check(some(rest)) ? 0 : 1);
            case "watch" -> new Watch(some(rest), Exercises::diff).run();
            case "hint" -> hint(one(rest), rest.size() > 1 ? rest.get(1) : "1");
            case "solution" -> solution(one(rest), rest.contains("--yes"));
            case "reset" -> reset(one(rest));
            case "stubs" -> stubs(rest.contains("--check"));
            default -> throw Terminal.fail(2, Words.of("expected check, watch, hint, solution or reset"));
        }
        System.exit(0);
    }

    // Which exercises are meant

    /// All, those of a chapter (`2`), or one (`2.1`).
    private static List<Exercise> some(List<String> args) {
        List<Exercise> all = Exercise.all();
        if (args.isEmpty() || args.getFirst().isEmpty()) return all;
        String wanted = args.getFirst().replaceFirst("^0+(?=\\d)", "");
        var some = all.stream().filter(e -> e.id().equals(wanted) || ("" + e.chapter()).equals(wanted)).toList();
        if (some.isEmpty()) throw unknown(args, all);
        return some;
    }

    private static Exercise one(List<String> args) {
        List<Exercise> all = Exercise.all();
        for (Exercise exercise : all) if (!args.isEmpty() && exercise.id().equals(args.getFirst())) return exercise;
        throw unknown(args, all);
    }

    private static RuntimeException unknown(List<String> args, List<Exercise> all) {
        if (args.isEmpty()) return Terminal.fail(2, Words.of("which exercise? there are: %s", ids(all)));
        return Terminal.fail(2, Words.of("there is no exercise %s; there are: %s", args.getFirst(), ids(all)));
    }

    private static String ids(List<Exercise> exercises) {
        return exercises.stream().map(Exercise::id).collect(Collectors.joining(", "));
    }

    // check

    /// True if all of them are done.
    private static boolean check(List<Exercise> exercises) {
        AttemptJvm.prepare();
        Exercise firstOpen = null;
        Attempt.Verdict firstVerdict = null;
        int done = 0;
        for (Exercise exercise : exercises) {
            if (firstOpen != null && Verdicts.isUntouched(exercise)) {
                Terminal.OUT.println(Verdicts.notYet(exercise));
                continue;
            }
            Attempt.Verdict verdict = Verdicts.attempt(exercise);
            Terminal.OUT.println(Verdicts.row(exercise, verdict));
            if (verdict.done()) {
                done++;
            } else if (firstOpen == null) {
                firstOpen = exercise;
                firstVerdict = verdict;
            }
        }
        Terminal.OUT.println();
        if (firstOpen == null) {
            int count = exercises.size();
            String one = Words.of("%s is done.", exercises.getFirst().id());
            Terminal.OUT.println(count == 1 ? one : Words.of("All %d are done.", count));
            return true;
        }
        Terminal.OUT.println(Verdicts.explain(Text.width(), firstOpen, firstVerdict));
        String file = Workbook.ROOT.relativize(firstOpen.readersFile()).toString();
        Terminal.OUT.println(Words.of("%d of %d done. Next: edit %s", done, exercises.size(), file));
        Terminal.OUT.println(Words.of("then: just check %s    stuck: just hint %s", firstOpen.id(), firstOpen.id()));
        return false;
    }

    // hint, solution, reset

    private static void hint(Exercise exercise, String which) {
        int count = exercise.hints().size();
        int number = which.matches("\\d{1,2}") ? Integer.parseInt(which) : 0;
        if (number < 1 || number > count) {
            throw Terminal.fail(2, Words.of("exercise %s has hints 1 to %d, not %s", exercise.id(), count, which));
        }
        Terminal.OUT.println(Verdicts.heading(exercise) + "\n");
        Terminal.OUT.println(Verdicts.hint(exercise, number));
        if (number < count) Terminal.OUT.println("\n" + Words.of("More: just hint %s %d", exercise.id(), number + 1));
    }

    private static void solution(Exercise exercise, boolean yes) throws IOException {
        if (!yes && !Verdicts.attempt(exercise).done()) {
            Terminal.OUT.print(Words.of("Exercise %s is not solved yet. Show the model answer? [y/N] ", exercise.id()));
            Terminal.OUT.flush();
            String answer = new BufferedReader(new InputStreamReader(System.in)).readLine();
            if (answer == null) Terminal.OUT.println();
            if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
                Terminal.OUT.println(Words.of("Not shown. A hint: just hint %s"
                    + "    without asking: just solution %s --yes", exercise.id(), exercise.id()));
                System.exit(1);
            }
        }
        Terminal.OUT.print(diff(exercise));
    }

    /// From the reader's file to the model answer.
    private static String diff(Exercise exercise) {
        Path file = exercise.readersFile();
        List<String> mine = Files.exists(file) ? Exercise.read(file).lines().toList() : List.of();
        List<String> answer = exercise.answer().lines().toList();
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(Workbook.ROOT.relativize(file).toString(),
            Workbook.ROOT.relativize(exercise.solutionFile()).toString(), mine, DiffUtils.diff(mine, answer), 3);
        if (lines.isEmpty()) return Words.of("Your %s is the model answer, letter for letter.", exercise.name()) + "\n";
        return lines.stream().map(Exercises::coloured).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String coloured(String line) {
        if (line.startsWith("+")) return Verdicts.colour("32", line);
        return line.startsWith("-") ? Verdicts.colour("31", line) : line;
    }

    private static void reset(Exercise exercise) throws IOException {
        Path file = exercise.readersFile();
        String name = Workbook.ROOT.relativize(file).toString();
        if (Files.exists(file) && !Verdicts.isUntouched(exercise)) {
            Path kept = firstFree(file);
            Files.move(file, kept);
            Terminal.OUT.println(Words.of("Your version is kept in %s", Workbook.ROOT.relativize(kept)));
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, exercise.stub());
        Terminal.OUT.println(Words.of("%s is as it was at the beginning.", name));
    }

    private static Path firstFree(Path file) {
        for (int n = 1; ; n++) {
            Path path = file.resolveSibling(file.getFileName() + ".mine" + n);
            if (!Files.exists(path)) return path;
        }
    }

    /// For those who write exercises: cuts all stubs anew, or checks that those that stand there are cut so.
    private static void stubs(boolean onlyCheck) throws IOException {
        for (Exercise exercise : Exercise.all()) {
            Path file = exercise.readersFile();
            if (!onlyCheck) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, exercise.stub());
            } else if (!Verdicts.isUntouched(exercise)) {
                String name = Workbook.ROOT.relativize(file).toString();
                throw Terminal.fail(2, Words.of("%s is not the stub that is cut from the model answer", name));
            }
        }
    }
}
