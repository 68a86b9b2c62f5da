import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A server that hangs up on a client. Closing with bytes unread would send a reset, which discards what is still on
/// its way.
interface LosesNoAnswer extends AnswersWholeLines {
    @Test
    @DisplayName("hung up on for a line that is too long, a client that reads late still gets all its answers")
    default void answersBeforeTheEnd() throws Exception {
        String lines = "answered, and read late\n".repeat(5_000);
        try (var server = start()) {
            Client client = server.connectWithSmallBuffer();
            client.send(lines + "x".repeat(maxLine() + 1)).send("y".repeat(100_000)).send("z\n");
            server.awaitRead(client);
            client.expect(lines).expectEnd();
            server.traced("closed: .+ \\(line longer than 65536 bytes\\)");
        }
    }

    @Test
    @DisplayName("a client that is hung up on and sends on and on is cut off: after a second, or a megabyte")
    default void notForEver() throws Exception {
        try (var server = start()) {
            Client slow = server.connect().send("x".repeat(maxLine() + 1));
            slow.expectEnd();
            await("the slow one to be closed").pollInterval(Duration.ofMillis(20)).atMost(Client.PATIENCE)
                .until(() -> !slow.canSend("more, now and then"));
            Client fast = server.connect().send("x".repeat(maxLine() + 1));
            String chunk = "x".repeat(64 * 1024);
            int sent = 0;
            while (sent < DeafClient.IN_FLIGHT_AT_MOST && fast.canSend(chunk)) sent += chunk.length();
            assertThat(sent).as("bytes that were taken after the end").isLessThan(DeafClient.IN_FLIGHT_AT_MOST);
            server.connect().roundTrip("hello\n");
        }
    }
}
