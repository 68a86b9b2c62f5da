///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ExerciseTests.java
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1

import module java.base;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/// Proves the tests of the exercises: they let right answers through, and neither the stub nor a known mistake.
/// Here the model answers, some other right ones and some mistakes are tried once, so that it stays short; `just prove`
/// tries all of them many times, also on a busy machine.
@DisplayName("The gate: can the exercises' tests fail, and pass")
class GateTest {
    private static final int WRONG_ANSWERS = 6;
    private static final int RIGHT_ANSWERS = 3;
    private static final int WRONG_ONES_TRIED = 4;
    private static final int RIGHT_ONES_TRIED = 2;
    private static final int AT_ONCE = 4;
    private static final int LINES = 15, COLUMNS = 100;

    private static final Words JAPANESE = Words.japanese();

    private static ExecutorService attempts;

    /// Most tests of exercises wait most of the time, so several attempts run beside each other, each in a JVM of its
    /// own.
    @BeforeAll
    static void begin() {
        attempts = Executors.newFixedThreadPool(AT_ONCE);
    }

    @AfterAll
    static void end() {
        attempts.shutdownNow();
    }

    @TestFactory
    List<DynamicTest> stubs() {
        return Exercise.all().stream().map(exercise -> {
            String claim = exercise.id() + " the stub of " + exercise.name() + " compiles, and fails by an assertion";
            return attempt(claim, exercise, exercise.stub(), verdict -> {
                assertThat(verdict.failure()).as("failure of the stub").isNotNull();
                assertThat(verdict.failure().kind()).as(show(verdict)).isEqualTo(Attempt.Kind.ASSERTION);
            });
        }).toList();
    }

    @TestFactory
    List<DynamicTest> rightAnswers() {
        var tests = new ArrayList<DynamicTest>();
        for (Exercise exercise : Exercise.all()) {
            String model = exercise.id() + " the model answer of " + exercise.name() + " passes";
            tests.add(attempt(model, exercise, exercise.answer(), GateTest::expectPassed));
            for (Exercise.RightAnswer right : some(exercise.rightAnswers(), RIGHT_ONES_TRIED)) {
                String claim = exercise.id() + " " + right.name() + " passes: " + right.how();
                tests.add(attempt(claim, exercise, exercise.with(right.code()), GateTest::expectPassed));
            }
        }
        return tests;
    }

    /// The first ones by name: every run has the same.
    private static <A> List<A> some(List<A> answers, int count) {
        return answers.subList(0, Math.min(count, answers.size()));
    }

    private static void expectPassed(Attempt.Verdict verdict) {
        assertThat(verdict.failure()).as(show(verdict)).isNull();
        assertThat(verdict.run()).as("tests run").isPositive();
    }

    @TestFactory
    List<DynamicTest> wrongAnswers() {
        var tests = new ArrayList<DynamicTest>();
        for (Exercise exercise : Exercise.all()) {
            for (Exercise.WrongAnswer wrong : some(exercise.wrongAnswers(), WRONG_ONES_TRIED)) {
                String claim = exercise.id() + " " + wrong.name() + " is rejected by " + wrong.rejectedBy();
                tests.add(attempt(claim, exercise, exercise.with(wrong.code()), verdict -> {
                    assertThat(verdict.failure()).as("the failure").isNotNull();
                    assertThat(wrong.isMeantBy(verdict.failure().test(), verdict.failure().message()))
                        .as("rejected by %s, saying: %s; it is rejected by %s", wrong.rejectedBy(), wrong.saying(),
                            show(verdict)).isTrue();
                    List<String> told = Verdicts.explain(COLUMNS, exercise, verdict).strip().lines().toList();
                    assertThat(told).as("lines that the learner reads").hasSizeLessThanOrEqualTo(LINES);
                    expectJapanese(verdict.failure());
                }));
            }
        }
        return tests;
    }

    /// What the learner is to look at is there in Japanese, too.
    private static void expectJapanese(Attempt.Failure failure) {
        failure.message().lines().filter(line -> line.startsWith("look at: ")).forEach(line -> {
            String idea = line.substring("look at: ".length());
            assertThat(JAPANESE.has(idea)).as("Japanese in tests/japanese/claims.tsv for: %s", idea).isTrue();
        });
    }

    /// Begins the attempt now, and looks at its verdict when the test's turn comes.
    private static DynamicTest attempt(String claim, Exercise exercise, String answer, Consumer<Attempt.Verdict> look) {
        Future<Attempt.Verdict> attempt = attempts.submit(() -> Attempt.of(exercise, answer));
        return dynamicTest(claim, () -> {
            Attempt.Verdict verdict = attempt.get();
            assertThat(verdict.compileError()).as("javac on the answer").isNull();
            look.accept(verdict);
        });
    }

    @TestFactory
    Stream<DynamicTest> parts() {
        return Exercise.all().stream().map(exercise -> dynamicTest(
            exercise.id() + " " + exercise.name() + " has wrong answers, right ones, and hints to the end", () -> {
                assertThat(exercise.wrongAnswers()).as("wrong answers").hasSizeGreaterThanOrEqualTo(WRONG_ANSWERS);
                assertThat(exercise.rightAnswers()).as("right answers").hasSizeGreaterThanOrEqualTo(RIGHT_ANSWERS);
                assertThat(exercise.hints()).as("hints").hasSizeGreaterThanOrEqualTo(3);
                assertThat(exercise.hints()).as("hints").noneMatch(hint -> hint.matches("(?s).*\\bline \\d+.*"));
                assertThat(exercise.hints().getLast()).contains("`just solution " + exercise.id() + "`");
                assertThat(exercise.answer()).as("the model answer, without marks").doesNotContain("//>", "//<");
                assertThat(exercise.stub().lines()).as("the stub's lines").allMatch(line -> line.length() <= 120);
            }));
    }

    @Test
    @DisplayName("exercises are numbered without gaps, and each has a test")
    void numbers() {
        var numbers = new TreeMap<Integer, List<Integer>>();
        for (Exercise exercise : Exercise.all()) {
            numbers.computeIfAbsent(exercise.chapter(), _ -> new ArrayList<>()).add(exercise.number());
        }
        numbers.forEach((chapter, ofChapter) -> assertThat(ofChapter).as("exercises of chapter %d", chapter)
            .isEqualTo(IntStream.rangeClosed(1, ofChapter.size()).boxed().toList()));
    }

    private static String show(Attempt.Verdict verdict) {
        Attempt.Failure failure = verdict.failure();
        return failure == null ? "no failure" : failure.test() + " (" + failure.claim() + ")\n" + failure.message();
    }

    static void main(String... args) {
        Runner.run(GateTest.class);
    }
}
