// a Date that is true, and bytes put together in a ByteBuffer
        ByteBuffer body = UTF_8.encode(text);
        String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        ByteBuffer head = US_ASCII.encode("""
            HTTP/1.1 200 OK
            Date: %s
            Content-Type: text/plain; charset=utf-8
            Content-Length: %d
            Connection: close

            """.formatted(now, body.remaining()).replace("\n", "\r\n"));
        ByteBuffer all = ByteBuffer.allocate(head.remaining() + body.remaining()).put(head).put(body);
        answer.writeBytes(all.array());
