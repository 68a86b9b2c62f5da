// rejected by: httpClientShowsIt
// saying: bytes, not characters
        answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " + text.length() + "\r\nConnection: close\r\n\r\n" + text).getBytes(UTF_8));
