// rejected by: tooLong
// saying: memory
        while (!head.toString(java.nio.charset.StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b == -1) throw new EOFException();
            head.write(b);
        }
