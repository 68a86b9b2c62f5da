// rejected by: body
// saying: the body
        byte[] body = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC).getBytes(UTF_8);
        String head = "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: " + body.length + "\r\n"
            + "Connection: close\r\n"
            + "\r\n";
        answer.writeBytes(head.getBytes(US_ASCII));
        answer.writeBytes(body);
