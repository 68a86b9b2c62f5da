import module java.base;

/// Exercise 1.1: read exactly n bytes from a stream that gives fewer.
///
/// One `read` gives at most as many bytes as there is room for, and often fewer: a pipe or a connection gives
/// what has come so far. Known: `in.read(buffer, offset, length)` returns how many it gave, or -1 at the end.
final class ReadExactly {
    /// The next `n` bytes of `in`, 0 or more, with as many reads as it takes. Whoever reads from `in` next goes on
    /// behind them: it stays open, and not one byte more is taken. Once they are there it is not asked again, which
    /// might wait for ever. Throws EOFException if the stream ends before. An IOException of `in` comes out as it is.
    /// Threads may call it at the same time, each with a stream of its own: none waits for another's stream.
    static byte[] readExactly(InputStream in, int n) throws IOException {
        var bytes = new byte[n];
        // Write here: fill `bytes`.
        return bytes;
    }
}
