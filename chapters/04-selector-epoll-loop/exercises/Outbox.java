import module java.base;

/// Exercise 4.2: bytes left over when a write takes only a part.
///
/// A non-blocking `write` takes what fits into the socket's buffer: all, a part, or nothing. The rest must wait
/// until the socket can be written to, and the loop must not wait with it. Known: `key.interestOps(…)` says
/// what the loop is told of; OP_WRITE while nothing is left over would be told without end.
final class Outbox {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Queue<ByteBuffer> leftOver = new ArrayDeque<>();

    /// `channel` is non-blocking, and `key` is its key, with interest in OP_READ.
    Outbox(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /// Sends these bytes behind all that were sent before. Never waits.
    void send(byte[] bytes) throws IOException {
        leftOver.add(ByteBuffer.wrap(bytes));
        flush();
    }

    /// The loop calls this when the socket can be written to. Afterwards the interest is OP_WRITE
    /// if bytes are left over, for as long nothing is read from this client, and OP_READ if not.
    void flush() throws IOException {
        // Write here: write what the socket takes, keep the rest in its order, and set the interest.
    }

    boolean isEmpty() {
        return leftOver.isEmpty();
    }
}
