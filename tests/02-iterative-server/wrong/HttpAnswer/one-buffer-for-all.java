// rejected by: atTheSameTime
// saying: all calls share what is static
        BUFFER.reset();
        byte[] body = text.getBytes(UTF_8);
        String head = "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: " + body.length + "\r\n"
            + "Connection: close\r\n"
            + "\r\n";
        BUFFER.writeBytes(head.getBytes(US_ASCII));
        BUFFER.writeBytes(body);
        return BUFFER.toByteArray();
    }

    private static final ByteArrayOutputStream BUFFER = new ByteArrayOutputStream();

    private static byte[] none(ByteArrayOutputStream answer) {
