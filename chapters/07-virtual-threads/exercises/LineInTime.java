import module java.base;

/// Exercise 7.3: a deadline for a client that takes its time.
///
/// A silent client costs little with virtual threads, but it does cost a descriptor, for ever. `setSoTimeout` limits
/// how long *one* `read` waits. A client that sends a byte a second stays below every such limit. What is wanted is
/// a line by a certain time.
final class LineInTime {
    private LineInTime() {}

    /// The next line with its `\n`, or what came before the end of the stream. If it is not there by the deadline,
    /// throws a SocketTimeoutException.
    /// @param deadline as System.nanoTime() counts
    static byte[] readLine(Socket client, long deadline) throws IOException {
        InputStream in = client.getInputStream();
        var line = new ByteArrayOutputStream();
        while (true) {
            // Write here: before each read, limit it to the time that is left, in milliseconds. For setSoTimeout 0 means without a limit.
            int b = in.read();
            if (b != -1) line.write(b);
            if (b == -1 || b == '\n') return line.toByteArray();
        }
    }
}
