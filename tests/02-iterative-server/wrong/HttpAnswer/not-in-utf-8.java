// rejected by: body
// saying: in ISO-8859-1
        byte[] body = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        String head = "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: " + body.length + "\r\n"
            + "Connection: close\r\n"
            + "\r\n";
        answer.writeBytes(head.getBytes(US_ASCII));
        answer.writeBytes(body);
