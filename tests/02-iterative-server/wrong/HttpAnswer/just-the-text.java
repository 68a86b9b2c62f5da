// rejected by: statusLine
// saying: the first line says
        answer.writeBytes(text.getBytes(UTF_8));
