// rejected by: contentLength
// saying: it counts the bytes behind the empty line, and no others
        int length = 0;
        for (char c : text.toCharArray()) {
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        String head = "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: " + length + "\r\n"
            + "Connection: close\r\n"
            + "\r\n";
        answer.writeBytes(head.getBytes(US_ASCII));
        answer.writeBytes(text.getBytes(UTF_8));
