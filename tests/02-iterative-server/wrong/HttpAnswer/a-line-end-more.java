// rejected by: body
// saying: nothing follows the text
        byte[] body = text.getBytes(UTF_8);
        String head = "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: " + (body.length + 2) + "\r\n"
            + "Connection: close\r\n"
            + "\r\n";
        answer.writeBytes(head.getBytes(US_ASCII));
        answer.writeBytes(body);
        answer.writeBytes("\r\n".getBytes(US_ASCII));
