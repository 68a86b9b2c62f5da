///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES support/*.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("How the code is written")
class StyleTest {
    private static final int COLUMNS = 120;

    @Test
    @DisplayName("no line of Java, of a shell script or of the justfile is longer than 120 columns")
    void columns() throws IOException {
        var tooLong = new ArrayList<String>();
        for (Path file : code()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                int columns = lines.get(i).codePointCount(0, lines.get(i).length());
                if (columns <= COLUMNS) continue;
                tooLong.add("%s:%d has %d".formatted(Workbook.ROOT.relativize(file), i + 1, columns));
            }
        }
        assertThat(tooLong).as("lines with more than %d columns", COLUMNS).isEmpty();
    }

    /// Not what stands in `exercises`: that is the reader's, and begins as a model answer without its core.
    private static List<Path> code() throws IOException {
        var code = new ArrayList<>(List.of(Workbook.ROOT.resolve("justfile")));
        for (String folder : List.of("chapters", "tests", ".just", ".ci")) {
            try (Stream<Path> files = Files.walk(Workbook.ROOT.resolve(folder))) {
                code.addAll(files.filter(Files::isRegularFile).filter(StyleTest::isCode).toList());
            }
        }
        return code;
    }

    private static boolean isCode(Path file) {
        String path = Workbook.ROOT.relativize(file).toString();
        if (path.matches("chapters/[^/]+/exercises/.*")) return false;
        return path.endsWith(".java") || path.matches("\\.(just|ci)/.*");
    }

    static void main(String... args) {
        Runner.run(StyleTest.class);
    }
}
