// rejected by: linesEndProperly
// saying: \r\n
        answer.writeBytes(("HTTP/1.1 200 OK\nContent-Type: text/plain; charset=utf-8\nContent-Length: " + text.getBytes(UTF_8).length + "\nConnection: close\n\n" + text).getBytes(UTF_8));
