import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What every chapter's command line keeps to: `Program [PORT] [--quiet]`.
interface CommandLine {
    /// The class with the `main`.
    String program();

    @ParameterizedTest(quoteTextArguments = false,
        name = "command line: a bad argument ends it with one line and exit code 2: \"{0}\"")
    @ValueSource(strings = {"abc", "65536", "-1", "--loud", "", "99999999999"})
    default void badArgument(String argument) throws Exception {
        try (var server = Program.start(program(), argument)) {
            assertThat(server.awaitExit()).as("exit code").isEqualTo(2);
            assertThat(server.err()).as("standard error").singleElement().asString()
                .startsWith("expected [PORT] [--quiet]").endsWith("got: " + argument);
            assertThat(server.out()).as("standard output").isEmpty();
        }
    }

    @Test
    @DisplayName("command line: a port in use ends it with one line that names the port, and exit code 1")
    default void portInUse() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
             var server = Program.start(program(), "" + taken.getLocalPort())) {
            assertThat(server.awaitExit()).as("exit code").isEqualTo(1);
            assertThat(server.err()).as("standard error").singleElement().asString()
                .contains("port " + taken.getLocalPort()).contains("another port");
            assertThat(server.out()).as("standard output").noneMatch(line -> line.startsWith("listening"));
        }
    }
}
