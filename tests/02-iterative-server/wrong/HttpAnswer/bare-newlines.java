// rejected by: linesOfTheHead
// saying: \r\n
        byte[] body = text.getBytes(UTF_8);
        String head = "HTTP/1.1 200 OK\n"
            + "Content-Type: text/plain; charset=utf-8\n"
            + "Content-Length: " + body.length + "\n"
            + "Connection: close\n"
            + "\n";
        answer.writeBytes(head.getBytes(US_ASCII));
        answer.writeBytes(body);
