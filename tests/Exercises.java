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
            default -> throw Terminal.fail(2, "expected check, watch, hint, solution or reset");
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
        String problem = args.isEmpty() ? "which exercise?" : "there is no exercise " + args.getFirst() + ";";
        return Terminal.fail(2, problem + " there are: " + ids(all));
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
                System.out.println(Verdicts.notYet(exercise));
                continue;
            }
            Attempt.Verdict verdict = Verdicts.attempt(exercise);
            System.out.println(Verdicts.row(exercise, verdict));
            if (verdict.done()) {
                done++;
            } else if (firstOpen == null) {
                firstOpen = exercise;
                firstVerdict = verdict;
            }
        }
        System.out.println();
        if (firstOpen == null) {
            int count = exercises.size();
            System.out.println(count == 1 ? exercises.getFirst().id() + " is done." : "All " + count + " are done.");
            return true;
        }
        System.out.println(Verdicts.explain(Text.width(), firstOpen, firstVerdict));
        String file = Workbook.ROOT.relativize(firstOpen.readersFile()).toString();
        System.out.println(done + " of " + exercises.size() + " done. Next: edit " + file);
        System.out.println("then: just check " + firstOpen.id() + "    stuck: just hint " + firstOpen.id());
        return false;
    }

    // hint, solution, reset

    private static void hint(Exercise exercise, String which) {
        int count = exercise.hints().size();
        int number = which.matches("\\d{1,2}") ? Integer.parseInt(which) : 0;
        if (number < 1 || number > count) {
            throw Terminal.fail(2, "exercise " + exercise.id() + " has hints 1 to " + count + ", not " + which);
        }
        System.out.println(exercise.id() + " " + exercise.name() + ": " + exercise.title() + "\n");
        System.out.println(Verdicts.hint(exercise, number));
        if (number < count) System.out.println("\nMore: just hint " + exercise.id() + " " + (number + 1));
    }

    private static void solution(Exercise exercise, boolean yes) throws IOException {
        if (!yes && !Verdicts.attempt(exercise).done()) {
            System.out.print("Exercise " + exercise.id() + " is not solved yet. Show the model answer? [y/N] ");
            System.out.flush();
            String answer = new BufferedReader(new InputStreamReader(System.in)).readLine();
            if (answer == null) System.out.println();
            if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
                String id = exercise.id();
                System.out.print("Not shown. A hint: just hint " + id);
                System.out.println("    without asking: just solution " + id + " --yes");
                System.exit(1);
            }
        }
        System.out.print(diff(exercise));
    }

    /// From the reader's file to the model answer.
    private static String diff(Exercise exercise) {
        Path file = exercise.readersFile();
        List<String> mine = Files.exists(file) ? Exercise.read(file).lines().toList() : List.of();
        List<String> answer = exercise.answer().lines().toList();
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(Workbook.ROOT.relativize(file).toString(),
            Workbook.ROOT.relativize(exercise.solutionFile()).toString(), mine, DiffUtils.diff(mine, answer), 3);
        if (lines.isEmpty()) return "Your " + exercise.name() + " is the model answer, letter for letter.\n";
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
            System.out.println("Your version is kept in " + Workbook.ROOT.relativize(kept));
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, exercise.stub());
        System.out.println(name + " is as it was at the beginning.");
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
                throw Terminal.fail(2, name + " is not the stub that is cut from the model answer");
            }
        }
    }
}
