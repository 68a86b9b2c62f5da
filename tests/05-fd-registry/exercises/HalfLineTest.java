///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/05-fd-registry/${answers:solutions}/HalfLine.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Exercise 5.2, half a line")
class HalfLineTest {
    private static final String IDEA = "go back to the loop when no line is whole yet; the loop calls you again";

    @Test
    @DisplayName("a whole line comes back")
    void wholeLine() throws Exception {
        try (var server = start()) {
            server.connect().send("hello\n").expectSoon("hello\n", "read once, and answer what is whole");
        }
    }

    @Test
    @DisplayName("while one client has sent half a line, others are answered")
    void nobodyWaits() throws Exception {
        try (var server = start()) {
            Client first = server.connect().send("warm\n").expectSoon("warm\n", IDEA);
            first.send("half a li");
            server.awaitRead(first);
            server.connect().send("hello\n").expectSoon("hello\n", IDEA);
        }
    }

    @Test
    @DisplayName("when the other half comes, the whole line comes back")
    void halfComesBack() throws Exception {
        try (var server = start()) {
            Client slow = server.connect().send("half a li");
            server.awaitRead(slow);
            Client other = server.connect().send("hello\n").expectSoon("hello\n", IDEA);
            slow.send("ne\n").expectSoon("half a line\n", "keep what has come until the rest is there");
            other.send("bye\n").expectSoon("bye\n", IDEA);
        }
    }

    @Test
    @DisplayName("one thread is enough, and it does not spin")
    void oneThread() throws Exception {
        try (var server = start()) {
            Client other = server.connect().send("warm\n").expectSoon("warm\n", IDEA);
            int before = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("helper")).toList().size();
            Client slow = server.connect().send("half a li");
            server.awaitRead(slow);
            other.send("hello\n").expectSoon("hello\n", IDEA);
            long helpers = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("helper")).count();
            assertThat(helpers - before).as("threads that were started for half a line.\nLook again at: the loop needs no thread to wait; it is told when more comes").isZero();
            assertThat(server.cpuShare()).as("share of a core taken while half a line waits.\nLook again at: " + IDEA).isLessThan(0.1);
        }
    }

    private static Running start() throws IOException {
        var server = new HalfLine();
        return new Running(server.port(), server::run, server::close, List.of());
    }

    static void main(String... args) {
        Runner.run(HalfLineTest.class);
    }
}
