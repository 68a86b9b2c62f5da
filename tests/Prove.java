///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ExerciseTests.java
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1

import module java.base;

/// Proves the exercises' tests: right answers pass every time, wrong ones are rejected every time.
final class Prove {
    /// A row: an answer, what is expected of it, and what came of it, over and over.
    private record Row(Exercise exercise, String name, String code, Exercise.WrongAnswer wrong) {}

    private Prove() {}

    static void main(String... args) throws Exception {
        boolean told = List.of(args).contains("--tell");
        List<Exercise> some = Exercise.all().stream().filter(e -> args.length == 0 || args[0].startsWith("--") || e.id().equals(args[0])).toList();
        int bad = 0;
        for (Exercise exercise : some) {
            for (Row row : rows(exercise)) {
                long before = System.nanoTime();
                Attempt.Verdict verdict = Attempt.of(exercise, row.code());
                long ms = (System.nanoTime() - before) / 1_000_000;
                boolean ok = asExpected(row, verdict);
                if (!ok) bad++;
                System.out.printf("%-5s %-4s %-44s %5d ms  %s%n", ok ? "ok" : "BAD", exercise.id(), row.name(), ms,
                    verdict.compileError() != null ? verdict.compileError() : verdict.failure() == null ? "passed" : verdict.failure().test());
                if ((told || !ok) && verdict.failure() != null) System.out.println(verdict.failure().message().indent(12));
            }
        }
        System.exit(bad == 0 ? 0 : 1);
    }

    private static List<Row> rows(Exercise exercise) {
        var rows = new ArrayList<Row>();
        rows.add(new Row(exercise, "stub", exercise.stub(), new Exercise.WrongAnswer("", "", "", "")));
        rows.add(new Row(exercise, "model", exercise.answer(), null));
        exercise.rightAnswers().forEach(right -> rows.add(new Row(exercise, "right " + right.name(), exercise.with(right.code()), null)));
        exercise.wrongAnswers().forEach(wrong -> rows.add(new Row(exercise, "wrong " + wrong.name(), exercise.with(wrong.code()), wrong)));
        return rows;
    }

    private static boolean asExpected(Row row, Attempt.Verdict verdict) {
        if (verdict.compileError() != null) return false;
        if (row.wrong() == null) return verdict.done();
        if (verdict.failure() == null) return false;
        return row.wrong().rejectedBy().isEmpty() || verdict.failure().test().equals(row.wrong().rejectedBy())
            && verdict.failure().message().contains(row.wrong().saying());
    }
}
