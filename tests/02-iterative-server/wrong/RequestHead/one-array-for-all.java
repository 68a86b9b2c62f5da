// rejected by: atTheSameTime
// saying: what belongs to one call is a local variable
        for (int size = 0; size <= LIMIT; ) {
            int b = in.read();
            if (b == -1) throw new EOFException();
            BYTES[size++] = (byte) b;
            int end = size - 4;
            boolean whole = end >= 0 && BYTES[end] == '\r' && BYTES[end + 1] == '\n' && BYTES[end + 2] == '\r'
                && b == '\n';
            if (whole && size <= LIMIT) return Arrays.copyOf(BYTES, size);
        }
        throw new IOException("too long");
    }

    private static final byte[] BYTES = new byte[LIMIT + 1];

    private static byte[] none(ByteArrayOutputStream head) {
