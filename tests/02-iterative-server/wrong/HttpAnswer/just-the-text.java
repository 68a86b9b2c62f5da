// rejected by: httpClientShowsIt
// saying: status line
        answer.writeBytes(text.getBytes(UTF_8));
