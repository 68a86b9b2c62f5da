// rejected by: endsTooEarly
// saying: read returns -1
        for (int b; (b = in.read()) != -1 && head.size() <= LIMIT; ) {
            head.write(b);
            if (head.toString(java.nio.charset.StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) break;
        }
        if (head.size() > LIMIT) throw new IOException("too long");
