import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/// What the command line of a chapter that serves keeps to besides.
interface ServerCommandLine extends CommandLine {
    /// A line of the trace, as a pattern, that stands there once `hello` has been echoed.
    String traceOfHello();

    @Test
    @DisplayName("command line: port 0 takes a free port, prints it, and traces what it does")
    default void portZero() throws Exception {
        try (var server = Program.start(program(), "0")) {
            Client client = server.connect(server.awaitPort());
            client.roundTrip("hello\n");
            server.awaitOut(traceOfHello());
            assertThat(server.err()).as("standard error").isEmpty();
        }
    }

    @Test
    @DisplayName("command line: with --quiet nothing follows the line that says where it listens")
    default void quiet() throws Exception {
        try (var server = Program.start(program(), "--quiet", "0")) {
            int port = server.awaitPort();
            server.connect(port).roundTrip("hello\n").halfClose().expectEnd();
            server.connect(port).roundTrip("hello\n").reset();
            server.connect(port).roundTrip("hello\n");
            server.signal("TERM");
            server.awaitExit();
            assertThat(server.out()).as("standard output").hasSize(1);
            assertThat(server.err()).as("standard error").isEmpty();
        }
    }

    @Test
    @DisplayName("command line: it listens on 127.0.0.1 and nowhere else")
    default void loopbackOnly() throws Exception {
        try (var server = Program.start(program(), "0")) {
            int port = server.awaitPort();
            var sockets = new ArrayList<String>();
            for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
                if (Files.exists(table)) sockets.addAll(Files.readAllLines(table));
            }
            String listens = ".*:%04X [0-9A-F]+:0000 0A .*".formatted(port);
            assertThat(sockets.stream().filter(line -> line.matches(listens)).map(line -> line.strip().split(" +")[1]))
                .as("local addresses that listen on port %d, as /proc/net/tcp has them", port)
                .allMatch(local -> local.matches("(0000000000000000FFFF0000)?0100007F:.*"))
                .hasSize(1);
        }
    }

    @ParameterizedTest(quoteTextArguments = false,
        name = "command line: SIG{0} ends it at once, with a client connected, and the port can be bound again")
    @ValueSource(strings = {"INT", "TERM"})
    default void signals(String signal) throws Exception {
        assumeFalse(signal.equals("INT") && interruptIsIgnored(),
            "whoever started the tests has SIGINT ignored, and children inherit that");
        int port;
        try (var server = Program.start(program(), "0")) {
            port = server.awaitPort();
            server.connect(port).roundTrip("hello\n");
            server.signal(signal);
            server.awaitExit();
            assertThat(server.err()).as("standard error").isEmpty();
        }
        try (var again = Program.start(program(), "" + port)) {
            assertThat(again.awaitPort()).as("the port bound again").isEqualTo(port);
        }
    }

    private static boolean interruptIsIgnored() throws IOException {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            String ignored = status.filter(line -> line.startsWith("SigIgn:")).findFirst().orElseThrow();
            return (Long.parseUnsignedLong(ignored.split("\\s+")[1], 16) & 1 << 1) != 0;
        }
    }
}
