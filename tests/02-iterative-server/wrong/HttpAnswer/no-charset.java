// rejected by: saysItsEncoding
// saying: charset
        answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + text.getBytes(UTF_8).length + "\r\nConnection: close\r\n\r\n" + text).getBytes(UTF_8));
