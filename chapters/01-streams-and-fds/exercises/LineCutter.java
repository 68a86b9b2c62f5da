import module java.base;

/// Exercise 1.2: cut lines out of chunks that break anywhere.
///
/// Bytes arrive in chunks, and a chunk ends where it likes: in mid-line, between `\r` and `\n`, inside あ.
/// Known: a line ends with the byte `\n`, and no other character of UTF-8 contains that byte.
final class LineCutter {
    /// What has come of a line that is not whole yet.
    private byte[] rest = {};

    /// The lines that are whole now that `chunk` has come, each with its `\n`. None, one or many.
    List<byte[]> add(byte[] chunk) {
        var lines = new ArrayList<byte[]>();
        // Write here: put the whole lines into `lines`, and keep what is left for the next chunk.
        return lines;
    }

    /// What stands behind the last whole line.
    byte[] rest() {
        return rest;
    }
}
