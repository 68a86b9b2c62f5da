import module java.base;

/// Exercise 4.3: a client that leaves, by end of stream or by reset.
///
/// An orderly client says goodbye: `read` returns -1. A rude one, or one whose machine crashed, resets the
/// connection: `read` throws. And 0 means only that nothing has come. A loop has to tell these apart.
final class Goodbye {
    enum News { BYTES, NOTHING, LEFT, RESET }

    /// Reads once from a non-blocking `channel` into `buffer`, behind what is there already.
    /// After LEFT and RESET the channel is closed; no exception comes out.
    static News read(SocketChannel channel, ByteBuffer buffer) throws IOException {
        // Write here: read once, and tell what happened.
        return News.NOTHING;
    }
}
