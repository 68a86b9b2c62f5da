import module java.base;

/// Exercise 4.3: a client that leaves, by end of stream or by reset.
///
/// An orderly client says goodbye: `read` returns -1. A rude one resets the connection: `read` throws. 0 means only
/// that nothing has come; that is also all one hears of a machine that has crashed. A loop has to tell these apart.
final class Goodbye {
    enum News { BYTES, NOTHING, LEFT, RESET }

    /// Reads once from a non-blocking `channel` into `buffer`, behind what is there already. RESET stands for any
    /// IOException of this read, which does not come out; whatever else it throws does. The channel is closed after
    /// LEFT and RESET, otherwise not.
    /// @param buffer has room. Into a full one `read` gives 0, whatever has come
    static News read(SocketChannel channel, ByteBuffer buffer) throws IOException {
        //> read once, and tell what happened.
        int count;
        try {
            count = channel.read(buffer);
        } catch (IOException e) {
            channel.close();
            return News.RESET;
        }
        if (count == -1) channel.close();
        return count > 0 ? News.BYTES : count == 0 ? News.NOTHING : News.LEFT;
        //< return News.NOTHING;
    }
}
