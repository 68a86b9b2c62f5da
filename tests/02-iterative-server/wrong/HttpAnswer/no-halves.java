// rejected by: statusLine
// saying: MalformedInputException
        byte[] body;
        try {
            ByteBuffer bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            body = new byte[bytes.remaining()];
            bytes.get(body);
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException(e);
        }
        String head = "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: " + body.length + "\r\n"
            + "Connection: close\r\n"
            + "\r\n";
        answer.writeBytes(head.getBytes(US_ASCII));
        answer.writeBytes(body);
