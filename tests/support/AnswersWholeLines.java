import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// An echo that waits for the end of a line, up to a limit, and traces lines as text.
interface AnswersWholeLines extends HoldsUp {
    /// The longest line that it takes, in bytes without its `\n`.
    int maxLine();

    @Test
    @DisplayName("control characters that a client sends do not reach the reader's terminal")
    default void controlCharacters() throws Exception {
        try (var server = start()) {
            server.connect().roundTrip("\u001b[2Jred\u0007\n");
            assertThat(server.traced("read: .*")).endsWith("buf = ·[2Jred·");
        }
    }

    @Test
    @DisplayName("nothing comes back before the line is whole")
    default void wholeLines() throws Exception {
        try (var server = start()) {
            Client client = server.connect(), neighbour = server.connect();
            client.send("one\ntw");
            neighbour.awaitLoop();
            client.expect("one\n");
            assertThat(client.hearsNothingFor(Duration.ofMillis(100))).as("half a line waits").isTrue();
            client.send("o\n").expect("two\n");
        }
    }

    @Test
    @DisplayName("a line of 64 KiB comes back; one byte more without \\n ends the connection, and the trace says why")
    default void longLines() throws Exception {
        try (var server = start()) {
            server.connect().roundTrip("x".repeat(maxLine()) + "\n").roundTrip("and another\n");
            server.connect().send("x".repeat(maxLine())).halfClose().expect("x".repeat(maxLine())).expectEnd();
            server.connect().send("answered first\n" + "x".repeat(maxLine() + 1)).expectGone();
            server.traced("closed: .+ \\(line longer than 65536 bytes\\)");
            server.connect().roundTrip("hello\n");
        }
    }
}
