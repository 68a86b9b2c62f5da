// rejected by: byItself
// saying: begins with nothing
        for (int matched = 0; matched < 4; ) {
            int b = in.read();
            if (b == -1) throw new EOFException();
            HEAD.write(b);
            if (HEAD.size() > LIMIT) throw new IOException("too long");
            matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
        }
        byte[] whole = HEAD.toByteArray();
        HEAD.reset();
        return whole;
    }

    private static final ByteArrayOutputStream HEAD = new ByteArrayOutputStream();

    private static byte[] none() {
        var head = HEAD;
