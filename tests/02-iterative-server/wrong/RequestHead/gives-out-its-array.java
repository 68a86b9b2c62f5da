// rejected by: byItself
// saying: what was given out is the caller's
        int size = 0;
        for (int matched = 0; matched < 4; ) {
            int b = in.read();
            if (b == -1) throw new EOFException();
            if (size == LIMIT) throw new IOException("too long");
            head.write(b);
            size++;
            matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
        }
        byte[] whole = head.toByteArray();
        byte[] kept = KEPT.computeIfAbsent(whole.length, byte[]::new);
        System.arraycopy(whole, 0, kept, 0, whole.length);
        return kept;
    }

    private static final Map<Integer, byte[]> KEPT = new ConcurrentHashMap<>();

    private static byte[] none(ByteArrayOutputStream head) {
