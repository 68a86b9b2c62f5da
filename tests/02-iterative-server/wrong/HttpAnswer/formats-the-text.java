// rejected by: statusLine
// saying: FormatConversion
        answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\n"
            + "Connection: close\r\n\r\n" + text).formatted(text.getBytes(UTF_8).length).getBytes(UTF_8));
