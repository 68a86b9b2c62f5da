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

    /// Sends these bytes (there may be none) after all that were sent before. Never waits: what the socket does not
    /// take is left over, however much. Nobody changes the array afterwards. What `write` throws comes out, here and
    /// in `flush`; then it is all over with this client, and the interest does not matter any more.
    void send(byte[] bytes) throws IOException {
        leftOver.add(ByteBuffer.wrap(bytes));
        flush();
    }

    /// The loop calls this when the socket can be written to; it may be called at any time. Writes until nothing is
    /// left over or the socket takes no more. Afterwards the interest is OP_WRITE alone if bytes are left over (for as
    /// long nothing is read from this client), and OP_READ alone if not, whatever others have made it meanwhile.
    void flush() throws IOException {
        //> write what the socket takes, keep the rest in its order, and set the interest.
        while (!leftOver.isEmpty()) {
            channel.write(leftOver.peek());
            if (leftOver.peek().hasRemaining()) break;
            leftOver.remove();
        }
        key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
        //<
    }

    /// Whether no byte is left over.
    boolean isEmpty() {
        return leftOver.isEmpty();
    }
}
