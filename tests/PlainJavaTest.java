///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES support/*.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("How the programs start without JBang")
@Execution(value = ExecutionMode.SAME_THREAD, reason = "each compiles a program, on all cores")
@Timeout(90)
class PlainJavaTest {
    static Stream<String> programs() {
        return IntStream.rangeClosed(1, 7).mapToObj(Workbook::programName);
    }

    @ParameterizedTest(quoteTextArguments = false, name = "plain `java` runs {0} from its source, without options")
    @MethodSource("programs")
    void plainJava(String name) throws Exception {
        boolean serves = !name.equals(Workbook.programName(1));
        try (var program = serves ? Program.startFromSource(name, "0") : Program.startFromSource(name)) {
            if (serves) {
                program.connect(program.awaitPort()).roundTrip("hello\n");
            } else {
                assertThat(program.awaitExit()).as("exit code").isZero();
                assertThat(program.out()).as("lines of its story").hasSizeGreaterThan(30);
            }
            assertThat(program.err()).as("standard error").isEmpty();
        }
    }

    @Test
    @DisplayName("plain `java` runs chapter 3's race from its source, without options")
    void race() throws Exception {
        try (var program = Program.startFromSource(Workbook.chapter(3).resolve("race", "LostCount.java"))) {
            assertThat(program.awaitExit()).as("exit code").isZero();
            assertThat(program.err()).as("standard error").isEmpty();
            assertThat(program.out()).as("its last line").last().isEqualTo("with a lock:    2,000,000");
        }
    }

    @Test
    @DisplayName("plain `java` runs chapter 3's measurement of a thread and a process, without options")
    void threadOrProcess() throws Exception {
        Path source = Workbook.chapter(3).resolve("cost", "ThreadOrProcess.java");
        try (var program = Program.startFromSource(source)) {
            assertThat(program.awaitExit()).as("exit code").isZero();
            assertThat(program.err()).as("standard error").isEmpty();
            assertThat(program.out()).as("its lines").hasSize(2)
                .allSatisfy(line -> assertThat(line).containsPattern(": +[\\d,]+ µs, the median of \\d+$"));
        }
    }

    static void main(String... args) {
        Runner.run(PlainJavaTest.class);
    }
}
