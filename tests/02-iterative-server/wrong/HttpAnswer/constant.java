// rejected by: httpClientShowsIt
// saying: expected the text
        answer.writeBytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello".getBytes(UTF_8));
