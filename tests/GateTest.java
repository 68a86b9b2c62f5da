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

/// Proves the tests of the exercises: each lets the model answer through, and neither the stub nor a known mistake.
@DisplayName("The gate: can the exercises' tests fail, and pass")
class GateTest {
    private static final int TIMES = 20;
    private static final int WRONG_ANSWERS = 3;
    private static final int AT_ONCE = 8;

    private static ExecutorService attempts;

    /// Most tests of exercises wait most of the time, so several attempts run beside each other.
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
            Future<Attempt.Verdict> attempt = attempts.submit(() -> Attempt.of(exercise, exercise.stub()));
            return dynamicTest(exercise.id() + " the stub of " + exercise.name() + " compiles, and fails by an assertion", () -> {
                Attempt.Verdict verdict = attempt.get();
                assertThat(verdict.compileError()).as("javac on the stub").isNull();
                assertThat(verdict.failures()).as("failures of the stub").isNotEmpty();
                assertThat(verdict.failures().stream().filter(failure -> !failure.byAssertion()).map(GateTest::show)).as("failures by anything else than an assertion").isEmpty();
            });
        }).toList();
    }

    @TestFactory
    List<DynamicTest> modelAnswers() {
        return Exercise.all().stream().map(exercise -> {
            List<Future<Attempt.Verdict>> row = Stream.generate(() -> attempts.submit(() -> Attempt.of(exercise, exercise.answer()))).limit(TIMES).toList();
            return dynamicTest(exercise.id() + " the model answer of " + exercise.name() + " passes " + TIMES + " times out of " + TIMES, () -> {
                for (Future<Attempt.Verdict> attempt : row) {
                    Attempt.Verdict verdict = attempt.get();
                    assertThat(verdict.compileError()).as("javac on the model answer").isNull();
                    assertThat(verdict.failures().stream().map(GateTest::show)).as("failures of the model answer").isEmpty();
                    assertThat(verdict.run()).as("tests run").isPositive();
                }
            });
        }).toList();
    }

    @TestFactory
    List<DynamicTest> wrongAnswers() {
        return Exercise.all().stream().flatMap(exercise -> exercise.wrongAnswers().stream().map(wrong -> {
            Future<Attempt.Verdict> attempt = attempts.submit(() -> Attempt.of(exercise, exercise.with(wrong)));
            return dynamicTest(exercise.id() + " " + wrong.name() + " is rejected by " + exercise.testClass() + "." + wrong.rejectedBy(), () -> {
                Attempt.Verdict verdict = attempt.get();
                assertThat(verdict.compileError()).as("javac on the wrong answer").isNull();
                assertThat(verdict.failures().stream().filter(Attempt.Failure::byAssertion).map(GateTest::show)).as("the tests that reject it, and how")
                    .anyMatch(shown -> shown.startsWith(wrong.rejectedBy() + ": ") && shown.contains(wrong.saying()));
            });
        })).toList();
    }

    @TestFactory
    Stream<DynamicTest> parts() {
        return Exercise.all().stream().map(exercise -> dynamicTest(exercise.id() + " " + exercise.name() + " has three wrong answers or more, and hints that end with the solution", () -> {
            assertThat(exercise.wrongAnswers()).as("wrong answers").hasSizeGreaterThanOrEqualTo(WRONG_ANSWERS);
            assertThat(exercise.hints()).as("hints").hasSizeGreaterThanOrEqualTo(3).noneMatch(hint -> hint.matches("(?s).*\\bline \\d+.*"));
            assertThat(exercise.hints().getLast()).contains("`just solution " + exercise.id() + "`");
            assertThat(exercise.answer()).as("the model answer, without marks").doesNotContain("//>", "//<");
        }));
    }

    @Test
    @DisplayName("exercises are numbered without gaps, and each has a test")
    void numbers() {
        Map<Integer, List<Integer>> numbers = Exercise.all().stream().collect(Collectors.groupingBy(Exercise::chapter, Collectors.mapping(Exercise::number, Collectors.toList())));
        numbers.forEach((chapter, ofChapter) -> assertThat(ofChapter).as("exercises of chapter %d", chapter).isEqualTo(IntStream.rangeClosed(1, ofChapter.size()).boxed().toList()));
    }

    private static String show(Attempt.Failure failure) {
        return failure.test() + ": " + (failure.byAssertion() ? failure.cause().getMessage() : failure.cause());
    }

    static void main(String... args) {
        Runner.run(GateTest.class);
    }
}
