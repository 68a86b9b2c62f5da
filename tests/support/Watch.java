import module java.base;

/// `just watch`: checks on every save, and listens to single keys. It watches the folders, so it notices a file that is
/// replaced, too. Each verdict has the screen for itself.
final class Watch {
    private static final Duration SETTLE = Duration.ofMillis(30);
    private static final String CLEAR = "\033[H\033[2J\033[3J";

    private final List<Exercise> exercises;
    private final Function<Exercise, String> solution;
    private final Set<Exercise> done = new HashSet<>();
    private final BlockingQueue<Runnable> todo = new LinkedBlockingQueue<>();
    private Exercise current;
    private int hints = 0;
    private boolean asked = false;

    /// `solution` gives the difference between the reader's file and the model answer.
    Watch(List<Exercise> exercises, Function<Exercise, String> solution) {
        this.exercises = exercises;
        this.solution = solution;
        current = exercises.getFirst();
    }

    void run() throws InterruptedException {
        if (Terminal.isTerminal()) {
            stty("-icanon", "-echo");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stty("icanon", "echo")));
        }
        AttemptJvm.prepare();
        Thread.ofPlatform().daemon().start(this::watchFolders);
        Thread.ofPlatform().daemon().start(this::listenToKeys);
        for (Exercise exercise : exercises) if (isDone(exercise)) done.add(exercise);
        current = next(exercises).orElse(current);
        show();
        while (true) todo.take().run();
    }

    private static boolean isDone(Exercise exercise) {
        return !Verdicts.isUntouched(exercise) && Verdicts.attempt(exercise).done();
    }

    private Optional<Exercise> next(List<Exercise> order) {
        return order.stream().filter(exercise -> !done.contains(exercise)).findFirst();
    }

    private void show() {
        Attempt.Verdict verdict = Verdicts.attempt(current);
        if (verdict.done()) done.add(current); else done.remove(current);
        Terminal.OUT.println((Terminal.isTerminal() ? CLEAR : "\n")
            + Text.fold(Text.width(), Verdicts.row(current, verdict), 0, 4) + "\n");
        if (!verdict.done()) Terminal.OUT.println(Verdicts.explain(Text.width(), current, verdict));
        String count = Words.of("%d of %d done. ", done.size(), exercises.size());
        Path file = Workbook.ROOT.relativize(current.readersFile());
        String todo = verdict.done() ? Words.of("Go on with n.") : Words.of("Edit and save %s", file);
        String all = done.size() == exercises.size() ? Words.of("That is all of them.") : todo;
        Terminal.OUT.println(Text.fold(Text.width(), count + all, 0, 0));
        Terminal.OUT.println(Words.of("h hint, s solution, n next, q quit"));
    }

    private void key(char key) {
        switch (key) {
            case 'h' -> {
                hints = Math.min(hints + 1, current.hints().size());
                Terminal.OUT.println("\n" + Verdicts.hint(current, hints));
            }
            case 's' -> {
                asked = !done.contains(current);
                String question = Words.of("%s is not solved yet. Press y to see the model answer.", current.id());
                Terminal.OUT.print("\n" + (asked ? question + "\n" : solution.apply(current)));
            }
            case 'y' -> {
                if (asked) Terminal.OUT.print("\n" + solution.apply(current));
                asked = false;
            }
            case 'n' -> {
                int index = exercises.indexOf(current);
                var order = new ArrayList<>(exercises.subList(index + 1, exercises.size()));
                order.addAll(exercises.subList(0, index));
                current = next(order).orElse(current);
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
            Terminal.ERR.println(Words.of("the keyboard cannot be read: %s", e.getMessage()));
        }
        todo.add(() -> System.exit(0));
    }

    private void watchFolders() {
        try (WatchService watcher = FileSystems.getDefault().newWatchService()) {
            for (Exercise exercise : exercises) {
                Path folder = exercise.readersFile().getParent();
                folder.register(watcher, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            }
            while (true) {
                Set<String> saved = takeSaved(watcher);
                exercises.stream().filter(exercise -> saved.contains(exercise.name() + ".java")).findFirst()
                    .ifPresent(exercise -> todo.add(() -> saved(exercise)));
            }
        } catch (IOException | InterruptedException e) {
            Terminal.ERR.println(Words.of("the folders cannot be watched: %s", e.getMessage()));
        }
    }

    /// Waits for a save. An editor does several things to a file at once, so it waits until nothing more happens.
    private static Set<String> takeSaved(WatchService watcher) throws InterruptedException {
        var saved = new HashSet<String>();
        for (WatchKey key = watcher.take(); key != null; key = watcher.poll(SETTLE.toMillis(), TimeUnit.MILLISECONDS)) {
            key.pollEvents().forEach(event -> saved.add(String.valueOf(event.context())));
            key.reset();
        }
        return saved;
    }

    private void saved(Exercise exercise) {
        if (exercise != current) hints = 0;
        asked = false;
        current = exercise;
        show();
    }

    private static void stty(String... settings) {
        try {
            var command = new ArrayList<>(List.of("stty"));
            command.addAll(List.of(settings));
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            Terminal.ERR.println(Words.of("stty is not there, so a key needs Enter behind it"));
        }
    }
}
