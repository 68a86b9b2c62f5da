// rejected by: contentType
// saying: shown as a page
        byte[] body = text.getBytes(UTF_8);
        String head = "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/html; charset=utf-8\r\n"
            + "Content-Length: " + body.length + "\r\n"
            + "Connection: close\r\n"
            + "\r\n";
        answer.writeBytes(head.getBytes(US_ASCII));
        answer.writeBytes(body);
