import module java.base;

/// Exercise 7.3: a deadline for a client that takes its time.
///
/// A silent client costs little with virtual threads, but it does cost a descriptor, for ever. `setSoTimeout` limits
/// how long *one* `read` waits. A client that sends a byte a second stays below every such limit. What is wanted is
/// a line by a certain time.
final class LineInTime {
    private LineInTime() {}

    /// The next line with its `\n`, or what came before the end of the stream. Takes no byte after it.
    /// If it has not all been read by the deadline, throws a SocketTimeoutException: not earlier, and once the deadline
    /// has passed without reading on, even if bytes are there. Any other IOException comes out as it is. The socket
    /// stays open.
    /// @param deadline as System.nanoTime() counts; it may have passed long ago, or be Long.MAX_VALUE away
    static byte[] readLine(Socket client, long deadline) throws IOException {
        InputStream in = client.getInputStream();
        var line = new ByteArrayOutputStream();
        while (true) {
            //> before each read, limit it to the time that is left. To setSoTimeout 0 means no limit.
            long left = deadline - System.nanoTime();
            if (left <= 0) throw new SocketTimeoutException("no line by the deadline");
            client.setSoTimeout((int) Math.min(Math.ceilDiv(left, 1_000_000), Integer.MAX_VALUE));
            //<
            int b = in.read();
            if (b != -1) line.write(b);
            if (b == -1 || b == '\n') return line.toByteArray();
        }
    }
}
