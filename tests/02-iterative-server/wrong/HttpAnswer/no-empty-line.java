// rejected by: httpClientShowsIt
// saying: empty line
        answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " + text.getBytes(UTF_8).length + "\r\nConnection: close\r\n" + text).getBytes(UTF_8));
