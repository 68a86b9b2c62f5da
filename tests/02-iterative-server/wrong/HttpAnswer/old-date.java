// rejected by: otherHeaders
// saying: a client believes each header line
        byte[] body = text.getBytes(UTF_8);
        String head = "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: " + body.length + "\r\n"
            + "Connection: close\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n"
            + "\r\n";
        answer.writeBytes(head.getBytes(US_ASCII));
        answer.writeBytes(body);
