import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/// The protocol, from chapter 2 on: what a client sends up to and including `\n` comes back byte for byte.
@ResourceLock(value = Alone.THIS_JVM, mode = ResourceAccessMode.READ, target = ResourceLockTarget.CHILDREN)
interface EchoesLines {
    /// The server in this JVM, on a free port.
    Running start() throws Exception;

    @Test
    @DisplayName("a line that arrives byte by byte comes back whole")
    default void byteByByte() throws Exception {
        byte[] line = Bytes.of("héあ🙂!\n");
        try (var server = start()) {
            Client client = server.connect();
            for (byte b : line) {
                client.send(new byte[] {b});
                server.awaitRead(client);
            }
            client.expect(line);
        }
    }

    @Test
    @DisplayName("many lines in one segment all come back, empty ones too")
    default void manyLinesInOneSegment() throws Exception {
        try (var server = start()) {
            server.connect().roundTrip("one\ntwo\n").roundTrip("\n\n\nthree\n\n").roundTrip("line\n".repeat(10_000));
        }
    }

    @Test
    @DisplayName("bytes that are no UTF-8 come back as they were")
    default void anyBytes() throws Exception {
        var bytes = new byte[257];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) i;
        bytes[256] = '\n';
        try (var server = start()) {
            server.connect().send(bytes).expect(bytes).roundTrip("\r\n");
        }
    }

    @Test
    @DisplayName("a last line without \\n is answered after a half-close, then the server closes")
    default void unfinishedLastLine() throws Exception {
        try (var server = start()) {
            Client client = server.connect();
            client.send("whole\nunfinished").halfClose().expect("whole\nunfinished").expectEnd();
        }
    }

    @Test
    @DisplayName("a client that leaves without a word is closed, and others are served")
    default void leavesAtOnce() throws Exception {
        try (var server = start()) {
            server.connect().halfClose().expectEnd();
            server.connect().roundTrip("others are served\n");
        }
    }

    @Test
    @DisplayName("a long answer comes back while the question is still being sent")
    default void aMegabyte() throws Exception {
        byte[] lines = Bytes.of("0123456789abcde\n".repeat(64 * 1024));
        try (var server = start(); var sender = Executors.newVirtualThreadPerTaskExecutor()) {
            Client client = server.connect();
            Future<Client> sent = sender.submit(() -> client.send(lines));
            client.expect(lines);
            sent.get(5, TimeUnit.SECONDS);
        }
    }
}
