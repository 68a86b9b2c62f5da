///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS io.github.java-diff-utils:java-diff-utils:4.16
//SOURCES ExerciseTests.java
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=.cache/exercises.jsa -Xlog:disable -Xlog:all=off

import module java.base;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;

/// The reader's commands: check, watch, hint, solution, reset. Progress is found by running the tests; nothing is remembered.
final class Exercises {
    private static final boolean TERMINAL = Terminal.isTerminal();
    private static final boolean COLOURS = Terminal.hasColours();

    private Exercises() {}

    static void main(String... args) throws Exception {
        AttemptJvm.showWhatIsPrinted();
        List<String> rest = args.length < 2 ? List.of() : List.of(args).subList(1, args.length);
        switch (args.length == 0 ? "" : args[0]) {
            case "check" -> System.exit(check(some(rest)) ? 0 : 1);
            case "watch" -> new Watch(some(rest)).run();
            case "hint" -> hint(one(rest), rest.size() > 1 ? rest.get(1) : "1");
            case "solution" -> solution(one(rest), rest.contains("--yes"));
            case "reset" -> reset(one(rest));
            case "stubs" -> stubs(rest.contains("--check"));
            default -> fail("expected check, watch, hint, solution or reset");
        }
        System.exit(0);
    }

    // Which exercises are meant

    /// All, those of a chapter (`2`), or one (`2.1`).
    private static List<Exercise> some(List<String> args) {
        List<Exercise> all = Exercise.all();
        if (args.isEmpty() || args.getFirst().isEmpty()) return all;
        String wanted = args.getFirst().replaceFirst("^0+(?=\\d)", "");
        List<Exercise> some = all.stream().filter(exercise -> exercise.id().equals(wanted) || String.valueOf(exercise.chapter()).equals(wanted)).toList();
        if (some.isEmpty()) fail("there is no exercise " + args.getFirst() + "; there are: " + ids(all));
        return some;
    }

    private static Exercise one(List<String> args) {
        List<Exercise> all = Exercise.all();
        return all.stream().filter(exercise -> !args.isEmpty() && exercise.id().equals(args.getFirst())).findFirst().orElseGet(() -> {
            fail((args.isEmpty() ? "which exercise?" : "there is no exercise " + args.getFirst() + ";") + " there are: " + ids(all));
            throw new AssertionError("not reached");
        });
    }

    private static String ids(List<Exercise> exercises) {
        return exercises.stream().map(Exercise::id).collect(Collectors.joining(", "));
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(2);
    }

    // check

    /// True if all of them are done.
    private static boolean check(List<Exercise> exercises) {
        Exercise firstOpen = null;
        Attempt.Verdict firstVerdict = null;
        int done = 0;
        for (Exercise exercise : exercises) {
            Attempt.Verdict verdict = attempt(exercise);
            System.out.println("  " + row(exercise, verdict));
            if (verdict.done()) {
                done++;
            } else if (firstOpen == null) {
                firstOpen = exercise;
                firstVerdict = verdict;
            }
        }
        System.out.println();
        if (firstOpen == null) {
            System.out.println(exercises.size() == 1 ? exercises.getFirst().id() + " is done." : "All " + exercises.size() + " are done.");
            return true;
        }
        explain(firstOpen, firstVerdict);
        System.out.println(done + " of " + exercises.size() + " done. Next: edit " + Workbook.ROOT.relativize(firstOpen.readersFile())
            + "\nthen: just check " + firstOpen.id() + "    stuck: just hint " + firstOpen.id());
        return false;
    }

    private static Attempt.Verdict attempt(Exercise exercise) {
        if (!Files.exists(exercise.readersFile())) {
            String file = Workbook.ROOT.relativize(exercise.readersFile()).toString();
            return new Attempt.Verdict(file + " is gone; get it back with: just reset " + exercise.id(), 0, null);
        }
        return Attempt.of(exercise, Exercise.read(exercise.readersFile()));
    }

    private static String row(Exercise exercise, Attempt.Verdict verdict) {
        String state = verdict.done() ? colour("32", "done            ") : verdict.compileError() != null ? colour("31", "does not compile") : colour("33", "not yet         ");
        return "%-4s %s  %-14s %s".formatted(exercise.id(), state, exercise.name(), verdict.compileError() != null ? "" : exercise.title()).stripTrailing();
    }

    /// The first failure: the claim, then what was done, wanted and came, and what to look at.
    private static void explain(Exercise exercise, Attempt.Verdict verdict) {
        System.out.println(colour("1", exercise.id() + " " + exercise.name() + ": " + exercise.title()));
        if (verdict.compileError() != null) {
            System.out.println(verdict.compileError().indent(2));
            return;
        }
        Attempt.Failure failure = verdict.failure();
        System.out.println(Text.fold("This does not hold yet: " + failure.claim(), 2, 2) + "\n");
        for (String line : failure.message().lines().toList()) {
            System.out.println(Text.fold(line, 4, line.matches("[a-z ]+: .*") ? 4 + Text.labelWidth(line) : 4));
        }
        System.out.println();
    }

    private static String colour(String code, String text) {
        return COLOURS ? "\033[" + code + "m" + text + "\033[0m" : text;
    }

    // hint, solution, reset

    private static void hint(Exercise exercise, String which) {
        List<String> hints = exercise.hints();
        int number = which.matches("\\d{1,2}") ? Integer.parseInt(which) : 0;
        if (number < 1 || number > hints.size()) fail("exercise " + exercise.id() + " has hints 1 to " + hints.size() + ", not " + which);
        System.out.println("Hint " + number + " of " + hints.size() + " for " + exercise.id() + ": " + exercise.title() + "\n\n" + hints.get(number - 1));
        if (number < hints.size()) System.out.println("\nMore: just hint " + exercise.id() + " " + (number + 1));
    }

    private static void solution(Exercise exercise, boolean yes) throws IOException {
        if (!yes && !attempt(exercise).done()) {
            System.out.print("Exercise " + exercise.id() + " is not solved yet. Show the model answer? [y/N] ");
            System.out.flush();
            String answer = new BufferedReader(new InputStreamReader(System.in)).readLine();
            if (answer == null) System.out.println();
            if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
                System.out.println("Not shown. A hint: just hint " + exercise.id() + "    without asking: just solution " + exercise.id() + " --yes");
                System.exit(1);
            }
        }
        System.out.print(diff(exercise));
    }

    /// From the reader's file to the model answer.
    private static String diff(Exercise exercise) {
        List<String> mine = Files.exists(exercise.readersFile()) ? Exercise.read(exercise.readersFile()).lines().toList() : List.of();
        List<String> answer = exercise.answer().lines().toList();
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(Workbook.ROOT.relativize(exercise.readersFile()).toString(),
            Workbook.ROOT.relativize(exercise.solutionFile()).toString(), mine, DiffUtils.diff(mine, answer), 3);
        if (lines.isEmpty()) return "Your " + exercise.name() + " is the model answer, letter for letter.\n";
        return lines.stream().map(line -> line.startsWith("+") ? colour("32", line) : line.startsWith("-") ? colour("31", line) : line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static void reset(Exercise exercise) throws IOException {
        Path file = exercise.readersFile();
        if (Files.exists(file)) {
            if (Exercise.read(file).equals(exercise.stub())) {
                System.out.println(Workbook.ROOT.relativize(file) + " is as it was at the beginning.");
                return;
            }
            Path kept = IntStream.iterate(1, n -> n + 1).mapToObj(n -> file.resolveSibling(exercise.name() + ".java.mine" + n)).filter(path -> !Files.exists(path)).findFirst().orElseThrow();
            Files.move(file, kept);
            System.out.println("Your version is kept in " + Workbook.ROOT.relativize(kept));
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, exercise.stub());
        System.out.println(Workbook.ROOT.relativize(file) + " is as it was at the beginning.");
    }

    /// For those who write exercises: cuts all stubs anew, or checks that those that stand there are cut so.
    private static void stubs(boolean onlyCheck) throws IOException {
        for (Exercise exercise : Exercise.all()) {
            Path file = exercise.readersFile();
            if (!onlyCheck) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, exercise.stub());
            } else if (!Files.exists(file) || !Exercise.read(file).equals(exercise.stub())) {
                fail(Workbook.ROOT.relativize(file) + " is not the stub that is cut from the model answer");
            }
        }
    }

    // watch

    /// Checks on every save, and listens to single keys. It watches the folders, so it notices a file that is replaced, too.
    private static final class Watch {
        private static final Duration SETTLE = Duration.ofMillis(30);

        private final List<Exercise> exercises;
        private final BlockingQueue<Runnable> todo = new LinkedBlockingQueue<>();
        private Exercise current;
        private int hints = 0;
        private boolean asked = false;

        Watch(List<Exercise> exercises) {
            this.exercises = exercises;
            current = exercises.getFirst();
        }

        void run() throws Exception {
            if (TERMINAL) {
                stty("-icanon", "-echo");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stty("icanon", "echo")));
            }
            Thread.ofPlatform().daemon().start(this::watchFolders);
            Thread.ofPlatform().daemon().start(this::listenToKeys);
            current = exercises.stream().filter(exercise -> !attempt(exercise).done()).findFirst().orElse(current);
            show();
            while (true) todo.take().run();
        }

        private void show() {
            Attempt.Verdict verdict = attempt(current);
            System.out.println("\n  " + row(current, verdict) + "\n");
            if (!verdict.done()) explain(current, verdict);
            System.out.println(verdict.done() ? "Done. Go on with n." : "Edit and save " + Workbook.ROOT.relativize(current.readersFile()));
            System.out.println("h hint, s solution, n next, q quit");
        }

        private void key(char key) {
            switch (key) {
                case 'h' -> {
                    hints = Math.min(hints + 1, current.hints().size());
                    System.out.println("\nHint " + hints + " of " + current.hints().size() + ": " + current.hints().get(hints - 1));
                }
                case 's' -> {
                    asked = !attempt(current).done();
                    System.out.print(asked ? "\n" + current.id() + " is not solved yet. Press y to see the model answer.\n" : "\n" + diff(current));
                }
                case 'y' -> {
                    if (asked) System.out.print("\n" + diff(current));
                    asked = false;
                }
                case 'n' -> {
                    int index = exercises.indexOf(current);
                    current = Stream.concat(exercises.subList(index + 1, exercises.size()).stream(), exercises.subList(0, index).stream())
                        .filter(exercise -> !attempt(exercise).done()).findFirst().orElse(current);
                    hints = 0;
                    show();
                }
                case 'q' -> System.exit(0);
                default -> { }
            }
        }

        private void listenToKeys() {
            try {
                for (int key; (key = System.in.read()) != -1; ) {
                    char pressed = (char) key;
                    todo.add(() -> key(pressed));
                }
            } catch (IOException e) {
                System.err.println("the keyboard cannot be read: " + e.getMessage());
            }
            todo.add(() -> System.exit(0));
        }

        private void watchFolders() {
            try (WatchService watcher = FileSystems.getDefault().newWatchService()) {
                for (Path folder : exercises.stream().map(exercise -> exercise.readersFile().getParent()).collect(Collectors.toSet())) {
                    folder.register(watcher, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
                }
                while (true) {
                    var saved = new HashSet<String>();
                    for (WatchKey key = watcher.take(); key != null; key = watcher.poll(SETTLE.toMillis(), TimeUnit.MILLISECONDS)) {
                        key.pollEvents().forEach(event -> saved.add(String.valueOf(event.context())));
                        key.reset();
                    }
                    exercises.stream().filter(exercise -> saved.contains(exercise.name() + ".java")).findFirst().ifPresent(exercise -> todo.add(() -> {
                        if (exercise != current) hints = 0;
                        current = exercise;
                        show();
                    }));
                }
            } catch (IOException | InterruptedException e) {
                System.err.println("the folders cannot be watched: " + e.getMessage());
            }
        }

        private static void stty(String... settings) {
            try {
                var command = new ArrayList<>(List.of("stty"));
                command.addAll(List.of(settings));
                new ProcessBuilder(command).inheritIO().start().waitFor();
            } catch (IOException | InterruptedException e) {
                System.err.println("stty is not there, so a key needs Enter behind it");
            }
        }
    }
}
