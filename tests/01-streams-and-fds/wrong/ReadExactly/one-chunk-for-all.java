// rejected by: atTheSameTime
// saying: what belongs to one call is a local variable
        for (int filled = 0; filled < n; ) {
            int count = in.read(CHUNK, 0, Math.min(CHUNK.length, n - filled));
            if (count == -1) throw new EOFException();
            System.arraycopy(CHUNK, 0, bytes, filled, count);
            filled += count;
        }
        return bytes;
    }

    private static final byte[] CHUNK = new byte[8192];

    private static byte[] none(byte[] bytes) {
