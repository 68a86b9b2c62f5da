///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS org.pitest:pitest-command-line:1.22.0
//DEPS org.pitest:pitest-junit5-plugin:1.2.3
//SOURCES ExerciseTests.java
//SOURCES prove/*.java
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1

import module java.base;

/// Proves the tests of the exercises: changes to a model answer are noticed, right answers always pass, wrong ones
/// never do; on an idle machine and on a busy one.
///
///     jbang Prove.java [CHAPTER|EXERCISE] [--once] [--times N] [--minutes N] [--tell]
final class Prove {
    private static final int RIGHT = 20;
    private static final int WRONG = 5;

    private final List<Exercise> exercises;
    private final Options options;
    private long end;
    private int passed, failed;

    /// `once`: each answer once, and no mutants. `times`: how often each answer is tried instead of 20 and 5.
    /// `minutes`: no round is begun after that. `tell`: shows what learners are told.
    private record Options(boolean once, int times, int minutes, boolean tell) {}

    private Prove(List<Exercise> exercises, Options options) {
        this.exercises = exercises;
        this.options = options;
        end = System.nanoTime() + TimeUnit.MINUTES.toNanos(options.minutes());
    }

    static void main(String... args) throws Exception {
        System.setProperty(Words.ENGLISH, "true");
        List<Exercise> exercises = Exercise.all();
        boolean once = false, tell = false;
        int times = 0, minutes = 24 * 60;
        for (var rest = new ArrayDeque<>(List.of(args)); !rest.isEmpty(); ) {
            switch (rest.remove()) {
                case "--once" -> once = true;
                case "--tell" -> tell = true;
                case "--times" -> times = number(rest);
                case "--minutes" -> minutes = number(rest);
                case String which -> exercises = matching(exercises, which);
            }
        }
        System.exit(new Prove(exercises, new Options(once, times, minutes, tell)).run() ? 0 : 1);
    }

    private static int number(Deque<String> rest) {
        if (rest.isEmpty() || !rest.peek().matches("[1-9]\\d{0,3}")) throw usage("a number is missing");
        return Integer.parseInt(rest.remove());
    }

    private static List<Exercise> matching(List<Exercise> exercises, String which) {
        Predicate<Exercise> isMeant = exercise -> which.equals(exercise.id()) || which.equals("" + exercise.chapter());
        var matching = exercises.stream().filter(isMeant).toList();
        if (matching.isEmpty()) throw usage("got: " + which);
        return matching;
    }

    private static RuntimeException usage(String problem) {
        return Terminal.fail(2, "expected [CHAPTER|EXERCISE] [--once] [--times N] [--minutes N] [--tell]; " + problem);
    }

    private boolean run() throws Exception {
        if (options.once()) {
            rounds("once", 1);
        } else {
            mutants();
            long last = end;
            end -= Math.max(0, (last - System.nanoTime()) / 2);
            rounds("idle", 2);
            end = last;
            try (var _ = new BusyCores()) {
                rounds("busy", 2);
            }
        }
        System.out.println();
        System.out.println(passed + " passed, " + failed + " failed");
        return failed == 0;
    }

    private void verdict(boolean ok, String row) {
        if (ok) passed++; else failed++;
        System.out.println("  " + (ok ? "ok  " : "FAIL") + " " + row);
    }

    // Mutants

    private void mutants() throws Exception {
        System.out.println("Changes to what readers write (PIT, STRONGER): each is noticed, or has its reason");
        for (Exercise exercise : exercises) {
            if (isOver("mutants of " + exercise.id())) return;
            List<Mutants.Mutant> mutants = Mutants.of(exercise);
            List<Mutants.Mutant> alive = mutants.stream().filter(mutant -> !mutant.killed()).toList();
            List<Mutants.Mutant> unexplained = alive.stream().filter(mutant -> mutant.reason().isEmpty()).toList();
            int all = mutants.size(), noticed = all - alive.size();
            String row = "%-4s %-14s %3d of %3d noticed".formatted(exercise.id(), exercise.name(), noticed, all);
            String rest = unexplained.isEmpty() ? ", the rest make no difference that counts" : "";
            verdict(unexplained.isEmpty() && all > 0, row + (alive.isEmpty() ? "" : rest));
            for (Mutants.Mutant mutant : options.tell() ? alive : unexplained) {
                System.out.print(("`" + mutant.line() + "`\n" + mutant.change() + "\n" + mutant.reason()).indent(9));
            }
        }
    }

    // Answers

    /// An answer, and how the tests have to reject it, or null if it is right.
    private record Answer(Exercise exercise, String name, String code, Exercise.WrongAnswer wrong) {}

    /// Of an answer in some rounds: how often it was as it should be, and the first verdict that was not.
    private static final class Tally {
        int good, tried;
        Attempt.Verdict bad, told;
        final List<Long> ms = new ArrayList<>();
    }

    private void rounds(String when, int atOnce) throws Exception {
        int right = options.once() ? 1 : options.times() > 0 ? options.times() : RIGHT;
        int wrong = options.once() ? 1 : options.times() > 0 ? options.times() : WRONG;
        System.out.println("\nAnswers, " + when + ": right " + right + " times, wrong " + wrong + " times");
        var tallies = new LinkedHashMap<Answer, Tally>();
        for (Exercise exercise : exercises) for (Answer answer : answers(exercise)) tallies.put(answer, new Tally());
        try (var attempts = Executors.newFixedThreadPool(atOnce)) {
            for (int round = 1; round <= Math.max(right, wrong); round++) {
                if (isOver(when + ", round " + round)) break;
                var begun = new LinkedHashMap<Answer, Future<?>>();
                for (var entry : tallies.entrySet()) {
                    Answer answer = entry.getKey();
                    if (round > (answer.wrong() == null ? right : wrong)) continue;
                    begun.put(answer, attempts.submit(() -> attempt(answer, entry.getValue())));
                }
                for (Future<?> attempt : begun.values()) attempt.get();
            }
        }
        tallies.forEach(this::report);
    }

    private static List<Answer> answers(Exercise exercise) {
        var answers = new ArrayList<Answer>();
        answers.add(new Answer(exercise, "stub", exercise.stub(), new Exercise.WrongAnswer("stub", "", "", "")));
        answers.add(new Answer(exercise, "model", exercise.answer(), null));
        for (Exercise.RightAnswer right : exercise.rightAnswers()) {
            answers.add(new Answer(exercise, "right/" + right.name(), exercise.with(right.code()), null));
        }
        for (Exercise.WrongAnswer wrong : exercise.wrongAnswers()) {
            answers.add(new Answer(exercise, "wrong/" + wrong.name(), exercise.with(wrong.code()), wrong));
        }
        return answers;
    }

    private static void attempt(Answer answer, Tally tally) {
        long before = System.nanoTime();
        Attempt.Verdict verdict = Attempt.of(answer.exercise(), answer.code());
        tally.ms.add((System.nanoTime() - before) / 1_000_000);
        tally.tried++;
        if (isAsItShould(answer, verdict)) tally.good++; else tally.bad = verdict;
        if (tally.bad == null && verdict.failure() != null) tally.told = verdict;
    }

    private static boolean isAsItShould(Answer answer, Attempt.Verdict verdict) {
        if (verdict.compileError() != null) return false;
        if (answer.wrong() == null || verdict.failure() == null) return answer.wrong() == null && verdict.done();
        if (answer.wrong().rejectedBy().isEmpty()) return true;
        return answer.wrong().isMeantBy(verdict.failure().test(), verdict.failure().message());
    }

    private void report(Answer answer, Tally tally) {
        if (tally.tried == 0) return;
        Collections.sort(tally.ms);
        Exercise exercise = answer.exercise();
        String row = "%-4s %-14s %-36s %2d of %2d, %d ms".formatted(exercise.id(), exercise.name(), answer.name(),
            tally.good, tally.tried, tally.ms.get(tally.ms.size() / 2));
        verdict(tally.bad == null, row);
        Attempt.Verdict shown = tally.bad != null ? tally.bad : options.tell() ? tally.told : null;
        if (shown == null) return;
        System.out.println(shown.compileError() != null ? shown.compileError().indent(9)
            : shown.failure() == null ? "         it was taken for right"
            : (shown.failure().test() + ": " + shown.failure().claim() + "\n" + shown.failure().message()).indent(9));
    }

    private boolean isOver(String what) {
        if (System.nanoTime() - end < 0) return false;
        System.out.println("  the time is over; left out: " + what + ", and what follows of it");
        return true;
    }
}
