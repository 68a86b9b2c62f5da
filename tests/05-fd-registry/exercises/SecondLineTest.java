///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/05-fd-registry/${answers:solutions}/SecondLine.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;


@DisplayName("Exercise 5.1, the second line of a segment")
class SecondLineTest {
    @Test
    @DisplayName("lines that come one by one come back one by one")
    void oneByOne() throws Exception {
        try (var server = start()) {
            Client client = server.connect();
            for (String line : List.of("one\n", "two\n", "three\n")) client.send(line).expectSoon(line, "each line comes back once");
        }
    }

    @Test
    @DisplayName("two lines in one segment both come back, although nothing follows")
    void twoLines() throws Exception {
        try (var server = start()) {
            server.connect().send("one\ntwo\n").expectSoon("one\ntwo\n", "the socket is empty once you have read it, so no event will tell you of the line that you put aside");
        }
    }

    @Test
    @DisplayName("many lines in one segment all come back")
    void manyLines() throws Exception {
        try (var server = start()) {
            server.connect().send("a line\n".repeat(100)).expectSoon("a line\n".repeat(100), "there may be many whole lines, and all of them can be answered");
        }
    }

    @Test
    @DisplayName("the beginning of a line waits for its end")
    void halfALine() throws Exception {
        try (var server = start()) {
            Client client = server.connect();
            client.send("one\ntw").expectSoon("one\n", "what is whole is answered");
            client.expectNothing("half a line was sent", "what stands behind the last \\n is kept until the rest comes");
            client.send("o\n").expectSoon("two\n", "what stands behind the last \\n is kept until the rest comes");
        }
    }

    private static Running start() throws IOException {
        var server = new SecondLine();
        return new Running(server.port(), server::run, server::close, List.of());
    }

    static void main(String... args) {
        Runner.run(SecondLineTest.class);
    }
}
