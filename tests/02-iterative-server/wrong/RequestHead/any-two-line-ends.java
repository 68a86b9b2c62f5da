// rejected by: almostTheEnd
// saying: the end is \r\n\r\n
        for (int ends = 0; ends < 2; ) {
            int b = in.read();
            if (b == -1) throw new EOFException();
            head.write(b);
            if (head.size() > LIMIT) throw new IOException("too long");
            if (b != '\r') ends = b == '\n' ? ends + 1 : 0;
        }
