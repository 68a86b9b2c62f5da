///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/01-streams-and-fds/${answers:solutions}/LineCutter.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Exercise 1.2, cut lines out of chunks")
class LineCutterTest {
    @Test
    @DisplayName("many lines in one chunk all come out, empty ones too")
    void manyInOne() {
        assertThat(cut("one\ntwo\n\n\r\nthree\n")).as("lines out of one chunk. Look again at: there may be many lines in it, and an empty line is a line")
            .containsExactly("\"one\\n\"", "\"two\\n\"", "\"\\n\"", "\"\\r\\n\"", "\"three\\n\"");
    }

    @Test
    @DisplayName("a line split into two chunks comes out once, whole, wherever the split is")
    void splitAnywhere() {
        for (int split = 1; split < "one\ntwo\n".length(); split++) {
            String first = "one\ntwo\n".substring(0, split), second = "one\ntwo\n".substring(split);
            assertThat(cut(first, second)).as("lines out of the chunks %s and %s. Look again at: keep what is left for the next chunk", Bytes.show(Bytes.of(first)), Bytes.show(Bytes.of(second)))
                .containsExactly("\"one\\n\"", "\"two\\n\"");
        }
    }

    @Test
    @DisplayName("a chunk may end inside a character")
    void splitInsideACharacter() {
        byte[] line = Bytes.of("あ\n");
        for (int split = 1; split < line.length; split++) {
            var cutter = new LineCutter();
            var lines = new ArrayList<>(cutter.add(Arrays.copyOf(line, split)));
            lines.addAll(cutter.add(Arrays.copyOfRange(line, split, line.length)));
            assertThat(lines.stream().map(Bytes::show)).as("\"あ\\n\" in two chunks, the first of %d bytes. Look again at: half a character is no text, but bytes it is", split).containsExactly("\"あ\\n\"");
        }
    }

    @Test
    @DisplayName("a long line in a hundred chunks comes out with the last one")
    void manyChunks() {
        var cutter = new LineCutter();
        for (int i = 0; i < 100; i++) assertThat(cutter.add(Bytes.of("ten bytes "))).as("lines before the first \\n").isEmpty();
        assertThat(cutter.add(Bytes.of("\n")).stream().map(Bytes::show)).as("lines after a hundred chunks without \\n and one with it. Look again at: keep what is left, all of it")
            .containsExactly(Bytes.show(Bytes.of("ten bytes ".repeat(100) + "\n")));
    }

    @Test
    @DisplayName("what has no end yet is the rest")
    void rest() {
        var cutter = new LineCutter();
        cutter.add(Bytes.of("one\ntw"));
        assertThat(Bytes.show(cutter.rest())).as("the rest after \"one\\ntw\"").isEqualTo("\"tw\"");
        cutter.add(Bytes.of("o\n"));
        assertThat(Bytes.show(cutter.rest())).as("the rest after \"o\\n\" as well").isEqualTo("\"\"");
    }

    @Test
    @DisplayName("two cutters know nothing of each other")
    void twoCutters() {
        var one = new LineCutter();
        var other = new LineCutter();
        one.add(Bytes.of("on"));
        assertThat(other.add(Bytes.of("two\n")).stream().map(Bytes::show)).as("one cutter was given \"on\", another \"two\\n\"; lines of the other. Look again at: each stream has a rest of its own")
            .containsExactly("\"two\\n\"");
    }

    private static List<String> cut(String... chunks) {
        var cutter = new LineCutter();
        return Stream.of(chunks).flatMap(chunk -> cutter.add(Bytes.of(chunk)).stream()).map(Bytes::show).toList();
    }

    static void main(String... args) {
        Runner.run(LineCutterTest.class);
    }
}
