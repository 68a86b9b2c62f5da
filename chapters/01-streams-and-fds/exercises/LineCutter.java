import module java.base;

/// Exercise 1.2: cut lines out of chunks that break anywhere.
///
/// Bytes arrive in chunks, and a chunk ends where it likes: in mid-line, between `\r` and `\n`, inside あ.
/// Known: a line ends with the byte `\n`, and no other character of UTF-8 contains that byte.
final class LineCutter {
    /// What has come of a line that is not whole yet.
    private byte[] rest = {};

    /// The lines that are whole now that `chunk` has come, each with its `\n`: none, one or many, also empty ones.
    /// The caller may write into `chunk` again at once, and into the lines and the rest that it was given: nothing
    /// else changes by that. What it was given does not change with later chunks, and `chunk` is left as it is.
    /// Cutters know nothing of each other, also if threads use them at the same time, each one of its own.
    List<byte[]> add(byte[] chunk) {
        var lines = new ArrayList<byte[]>();
        // Write here: put the whole lines into `lines`, and keep what is left for the next chunk.
        return lines;
    }

    /// What stands behind the last whole line: empty where nothing does.
    byte[] rest() {
        return rest.clone();
    }
}
