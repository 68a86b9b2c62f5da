// rejected by: almostTheEnd
// saying: may be the first of these
        for (int matched = 0; matched < 4; ) {
            int b = in.read();
            if (b == -1) throw new EOFException();
            if (head.size() == 0 && (b == '\r' || b == '\n')) continue;
            head.write(b);
            if (head.size() > LIMIT) throw new IOException("too long");
            matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
        }
