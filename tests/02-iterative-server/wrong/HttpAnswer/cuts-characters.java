// rejected by: anything
// saying: encoded one by one they are halves
        var body = new ByteArrayOutputStream();
        for (int from = 0; from < text.length(); from += 1_000) {
            String part = text.substring(from, Math.min(from + 1_000, text.length()));
            body.writeBytes(part.getBytes(UTF_8));
        }
        String head = "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: " + body.size() + "\r\n"
            + "Connection: close\r\n"
            + "\r\n";
        answer.writeBytes(head.getBytes(US_ASCII));
        answer.writeBytes(body.toByteArray());
