///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES Exercises.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Runs the commands in a copy of the workbook, so that what the reader has written stays as it is.
@DisplayName("The reader's commands: check, watch, hint, solution, reset")
@Timeout(150)
class ExercisesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLEAR = "\033[H\033[2J";
    private static final String ENDLESS = "        while (n >= 0) bytes[0]++;\n";

    @TempDir
    private Path workbook;
    private Exercise exercise;
    private Path file;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void copy() throws IOException {
        for (String part : List.of("chapters", "tests")) copy(Workbook.ROOT.resolve(part), workbook.resolve(part));
        exercise = Exercise.all().getFirst();
        file = workbook.resolve(Workbook.ROOT.relativize(exercise.readersFile()));
        Files.writeString(file, exercise.stub());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) Files.copy(path, to.resolve(from.relativize(path).toString()));
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName("check: what is not done is explained within 15 lines of 100 columns, and the exit code is 1")
    void checkExplains() throws Exception {
        Process check = start("check", "1.1");
        List<String> lines = output(check).lines().toList();
        assertThat(check.exitValue()).isEqualTo(1);
        assertThat(lines.getFirst()).startsWith("  1.1  not yet   ReadExactly");
        assertThat(lines).anyMatch(line -> line.startsWith("    wanted:  ")).allMatch(line -> line.length() <= 100);
        assertThat(lines.subList(2, lines.size() - 3)).as("the explanation").hasSizeLessThanOrEqualTo(15);
    }

    @Test
    @DisplayName("check: what is right is done, and the exit code is 0")
    void checkSaysDone() throws Exception {
        Files.writeString(file, exercise.answer());
        Process check = start("check", "1.1");
        assertThat(output(check)).contains("1.1  done").contains("1.1 is done.");
        assertThat(check.exitValue()).isZero();
    }

    @Test
    @DisplayName("check: what does not compile is named with its file and line")
    void checkNamesTheLine() throws Exception {
        Files.writeString(file, exercise.with("        return bites;\n"));
        assertThat(output(start("check", "1.1"))).contains("does not compile")
            .containsPattern("ReadExactly.java:\\d+: cannot find symbol");
    }

    @Test
    @DisplayName("check: an endless loop comes to an end, and its line is shown")
    void checkEndsEndlessLoops() throws Exception {
        Files.writeString(file, exercise.with(ENDLESS));
        assertThat(output(start("check", "1.1"))).contains("not yet")
            .containsPattern("readExactly,\\s+ReadExactly.java:\\d+");
    }

    @Test
    @DisplayName("watch: a verdict has the screen for itself, in the terminal's width, and the number of those done")
    void watch() throws Exception {
        var screen = watchInTerminal(60);
        screen.await("0 of 3 done");
        Files.writeString(file, exercise.answer());
        screen.await("1 of 3 done");
        String last = screen.last();
        assertThat(last).contains("1.1  done").doesNotContain("not yet");
        screen.type("n");
        screen.await("1.2  not yet");
        screen.type("h");
        screen.await("Hint 1 of");
        assertThat(screen.last().lines().map(String::strip))
            .as("lines of the screen").allMatch(line -> line.length() <= 60);
    }

    @Test
    @DisplayName("watch: what an endless loop was running in is ended, and the next verdict comes")
    void watchEndsEndlessLoops() throws Exception {
        var screen = watchInTerminal(100);
        screen.await("0 of 3 done");
        Files.writeString(file, exercise.with(ENDLESS));
        screen.await("bytes\\[0\\]|readExactly, ReadExactly");
        Files.writeString(file, exercise.answer());
        screen.await("1 of 3 done");
        await("nobody to be busy with the endless loop").atMost(PATIENCE)
            .until(() -> screen.process.descendants().noneMatch(ExercisesTest::isBusy));
    }

    private static boolean isBusy(ProcessHandle process) {
        Duration before = process.info().totalCpuDuration().orElse(Duration.ZERO);
        LockSupport.parkNanos(200_000_000);
        Duration after = process.info().totalCpuDuration().orElse(before);
        return after.minus(before).toMillis() > 100;
    }

    @Test
    @DisplayName("hint: the first one and the next; a number that is not there is one line and exit code 2")
    void hint() throws Exception {
        assertThat(output(start("hint", "1.1"))).contains("Hint 1 of").contains("More: just hint 1.1 2");
        Process none = start("hint", "1.1", "9");
        assertThat(output(none)).isEqualTo("exercise 1.1 has hints 1 to 4, not 9\n");
        assertThat(none.exitValue()).isEqualTo(2);
    }

    @Test
    @DisplayName("solution: a diff from what the reader has to the model answer")
    void solution() throws Exception {
        assertThat(output(start("solution", "1.1", "--yes")))
            .contains("--- chapters/").contains("\n-        // Write here").contains("\n+");
    }

    @Test
    @DisplayName("reset: what the reader had is kept in a file, which it names")
    void reset() throws Exception {
        Files.writeString(file, exercise.answer());
        assertThat(output(start("reset", "1.1"))).contains("ReadExactly.java.mine1");
        assertThat(file).hasContent(exercise.stub());
        assertThat(file.resolveSibling("ReadExactly.java.mine1")).hasContent(exercise.answer());
    }

    @Test
    @DisplayName("an exercise that is not there: one line that names those there are, and exit code 2")
    void unknown() throws Exception {
        Process check = start("check", "9.9");
        assertThat(output(check)).isEqualTo("there is no exercise 9.9; there are: "
            + Exercise.all().stream().map(Exercise::id).collect(Collectors.joining(", ")) + "\n");
        assertThat(check.exitValue()).isEqualTo(2);
    }

    @Test
    @DisplayName("in Japanese, where the locale says so: check, its claim and what to look at, and a hint")
    void japanese() throws Exception {
        Process check = startIn("ja", "check", "1.1");
        String told = output(check);
        assertThat(told).contains("まだ成り立っていないこと: ").contains("見直す点: ").contains("just hint 1.1")
            .doesNotContain("not yet").doesNotContain("wanted");
        assertThat(told.lines().filter(line -> !line.contains("chapters/")))
            .allSatisfy(line -> assertThat(Text.columns(line)).as("columns of: %s", line).isLessThanOrEqualTo(100));
        assertThat(output(startIn("ja", "hint", "1.1"))).contains("ヒント 1 / ").contains("just hint 1.1 2");
    }

    private List<String> command(String... args) {
        var command = new ArrayList<>(List.of(Workbook.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
            System.getProperty("java.class.path"), "Exercises"));
        command.addAll(List.of(args));
        return command;
    }

    private Process start(String... args) throws IOException {
        return startIn("en", args);
    }

    private Process startIn(String language, String... args) throws IOException {
        var builder = new ProcessBuilder(command(args)).directory(workbook.toFile()).redirectErrorStream(true);
        builder.environment().remove("COLUMNS");
        builder.environment().put("WORKBOOK_LANG", language);
        Process process = builder.start();
        processes.add(process);
        process.getOutputStream().close();
        return process;
    }

    /// All that it prints, when it has ended.
    private static String output(Process process) throws Exception {
        var read = CompletableFuture.supplyAsync(() -> {
            try {
                return new String(process.getInputStream().readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        String output = read.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(process.waitFor(PATIENCE)).as("it ends").isTrue();
        return output;
    }

    /// script(1) gives it a terminal.
    private Screen watchInTerminal(int columns) throws IOException {
        String java = command("watch", "1").stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        var builder = new ProcessBuilder("script", "-qec", "stty cols " + columns + "; exec " + java, "/dev/null")
            .directory(workbook.toFile()).redirectErrorStream(true);
        builder.environment().remove("COLUMNS");
        builder.environment().put("WORKBOOK_LANG", "en");
        Process process = builder.start();
        processes.add(process);
        return new Screen(process);
    }

    /// What stands in a terminal.
    private static final class Screen {
        final Process process;
        private final StringBuffer printed = new StringBuffer();

        Screen(Process process) {
            this.process = process;
            Thread.ofVirtual().start(() -> {
                try (var reader = new InputStreamReader(process.getInputStream(), UTF_8)) {
                    for (int c; (c = reader.read()) != -1; ) printed.append((char) c);
                } catch (IOException e) {
                    printed.append("(unreadable: ").append(e.getMessage()).append(")");
                }
            });
        }

        /// Since it was cleared last.
        String last() {
            String all = printed.toString();
            String last = all.substring(Math.max(0, all.lastIndexOf(CLEAR)));
            return last.replaceAll("\033\\[\\d*[mHJ]|\r", "");
        }

        void await(String regex) {
            org.awaitility.Awaitility.await("a screen with: " + regex).atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20)).untilAsserted(() -> assertThat(last()).containsPattern(regex));
        }

        void type(String keys) throws IOException {
            process.getOutputStream().write(keys.getBytes(UTF_8));
            process.getOutputStream().flush();
        }
    }

    static void main(String... args) {
        Runner.run(ExercisesTest.class);
    }
}
