import module java.base;

/// Exercise 2.1: read the whole head of an HTTP request, however it arrives.
///
/// The article's server reads once, 1,024 bytes at most, and prints what it got. A browser sends more, and a
/// network may bring it in pieces. Known: the head ends with an empty line, so with the bytes `\r\n\r\n` (RFC 9112).
final class RequestHead {
    static final int LIMIT = 8 * 1024;

    /// The head with the `\r\n\r\n` at its end. No byte of what follows is taken from `in`, and `in` stays open.
    /// Throws EOFException if the stream ends first, also right behind LIMIT bytes. A head that is longer than LIMIT
    /// bytes with its end is an IOException and no EOFException, as soon as LIMIT + 1 bytes are taken: no more than
    /// these are, and it does not wait for more. An IOException of `in` comes out as it is. Threads may call it at the
    /// same time, each with a stream of its own: none waits for another's stream.
    static byte[] read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        // Write here: read until the head is whole, or too long.
        return head.toByteArray();
    }
}
