///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/05-fd-registry/${answers:solutions}/SecondLine.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 5.1, the second of two lines at once")
class SecondLineTest {
    @Test
    @DisplayName("lines that come one by one come back one by one, those of one client to this client")
    void oneByOne() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.WHOLE_LINES, SecondLineTest::idea)) {
            scripts.playAll(3, Step.sends('A', "a\n"), Step.sends('A', "\n"), Step.sends('B', "b\n"));
        }
    }

    @Test
    @DisplayName("of lines that come at once all come back at once, however many")
    void manyAtOnce() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.WHOLE_LINES, SecondLineTest::idea)) {
            for (int lines = 2; lines <= 5; lines++) scripts.play(Step.sends('A', "a\n".repeat(lines)));
            scripts.playAll(2, Step.sends('A', "a\nb\n"), Step.sends('A', "\n\n\n"), Step.sends('B', "c\nd\n"));
            scripts.play(Step.sends('A', Step.numberedLines(600, 20)), Step.sends('A', "a\n".repeat(6_000)));
        }
    }

    @Test
    @DisplayName("what is behind the last \\n waits for the rest of its line")
    void halfALine() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.WHOLE_LINES, SecondLineTest::idea)) {
            scripts.playAll(3, Step.sends('A', "a"), Step.sends('A', "\n"), Step.sends('A', "b\nc"),
                Step.sends('A', "d\n\ne"), Step.sends('B', "f\ng"));
            scripts.playAll(3, Step.sends('A', "a"), Step.sends('A', "b\nc"), Step.ends('A'), Step.resets('A'),
                Step.sends('B', "d"));
        }
    }

    @Test
    @DisplayName("a client that does not read for a while loses nothing, and others are served meanwhile")
    void losesNothing() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.WHOLE_LINES, SecondLineTest::idea)) {
            scripts.play(Step.stopsReading('A'), Step.sends('A', Step.numberedLines(50, 100_000)),
                Step.sends('B', "b\nc\nd"), Step.readsAgain('A'), Step.sends('A', "e\nf\ng"));
        }
    }

    @Test
    @DisplayName("whatever clients send, and however it is cut, each gets its own bytes back")
    void anyBytes() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.WHOLE_LINES, SecondLineTest::idea)) {
            scripts.playRandom(120);
            byte[] line = Step.numberedLines(1, 600_000);
            scripts.play(Step.sends('A', Arrays.copyOf(line, 200_000)), Step.sends('A', "\n"), Step.sends('A', line));
            scripts.play(Step.sends('A', "\n".repeat(20_000)));
        }
    }

    @Test
    @DisplayName("while half a line waits the server does, too, and nothing is left of clients that have gone")
    void atRest() throws Exception {
        try (var server = start()) {
            Client other = server.connect().send("a\n").expectSoon("a\n", "");
            Leftovers before = Leftovers.now();
            try (Client half = new Client(server.port()); Client whole = new Client(server.port())) {
                whole.send("b\nc\n").expectSoon("b\nc\n", "");
                half.send("d\ne").expectSoon("d\n", "");
                server.expectAtRest("a client has sent \"b\\nc\\n\", another \"d\\ne\"", "");
            }
            other.send("f\n").expectSoon("f\n", "");
            before.expectNone("two clients have sent \"b\\nc\\n\" and \"d\\ne\", and left", "");
        }
    }

    private static String idea(Scripts.Fault fault) {
        return switch (fault) {
            case MISSING -> "no event tells of bytes that are read and put aside: send all lines that are whole by now";
            case LOST -> "an empty line is a line; and what the client does not take now, `send` keeps";
            case CHANGED -> "bytes are not text: decoding changes them";
            case REPEATED, TOO_MUCH -> "what is sent leaves `received`, and what has no \\n yet is not sent";
            case OTHERS_WAIT -> "only `send` writes: it never waits for a client that takes no more";
            case CLOSED -> "what is behind the last \\n stays in `received`: at the end of the stream, onEnd sends it";
            case NOT_CLOSED, SERVER_ENDED -> "";
        };
    }

    private static Running start() throws IOException {
        var server = new SecondLine();
        return new Running(server.port(), server::run, server::close, List.of());
    }

    static void main(String... args) {
        Runner.run(SecondLineTest.class);
    }
}
