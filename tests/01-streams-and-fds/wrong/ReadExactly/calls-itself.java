// rejected by: manyReads
// saying: StackOverflowError
        return readExactly(in, bytes, 0);
    }

    private static byte[] readExactly(InputStream in, byte[] bytes, int filled) throws IOException {
        if (filled == bytes.length) return bytes;
        int count = in.read(bytes, filled, bytes.length - filled);
        if (count == -1) throw new EOFException();
        return readExactly(in, bytes, filled + count);
    }

    private static byte[] none() {
        byte[] bytes = {};
