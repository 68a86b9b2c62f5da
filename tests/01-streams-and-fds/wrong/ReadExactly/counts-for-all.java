// rejected by: atTheSameTime
// saying: what belongs to one call is a local variable
        filled = 0;
        while (filled < n) {
            int count = in.read(bytes, filled, n - filled);
            if (count == -1) throw new EOFException();
            filled += count;
        }
        return bytes;
    }

    private static int filled;

    private static byte[] none(byte[] bytes) {
