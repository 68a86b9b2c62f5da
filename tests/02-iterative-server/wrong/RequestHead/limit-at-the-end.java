// rejected by: tooLong
// saying: no more than LIMIT + 1
        for (int matched = 0; matched < 4; ) {
            int b = in.read();
            if (b == -1) throw new EOFException();
            head.write(b);
            matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
        }
        if (head.size() > LIMIT) throw new IOException("too long");
