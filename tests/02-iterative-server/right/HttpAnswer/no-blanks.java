// no blank behind the colons, other letters, another order, no word behind 200
        byte[] body = text.getBytes(UTF_8);
        String head = "HTTP/1.1 200 \r\n"
            + "connection:Close\r\n"
            + "CONTENT-LENGTH:" + body.length + "\r\n"
            + "content-type:text/plain;charset=\"UTF-8\"\r\n"
            + "\r\n";
        answer.writeBytes(head.getBytes(US_ASCII));
        answer.writeBytes(body);
