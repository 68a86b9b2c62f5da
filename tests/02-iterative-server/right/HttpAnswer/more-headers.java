// other header lines beside these, and other words; made from a map
        byte[] body = text.getBytes(UTF_8);
        var headers = new TreeMap<String, Object>();
        headers.put("Content-Type", "text/plain; format=flowed; charset=UTF-8");
        headers.put("Content-Length", body.length);
        headers.put("Connection", "Server-Timing, close");
        headers.put("X-Nothing", "");
        headers.put("Cache-Control", "no-store");
        var head = new StringBuilder("HTTP/1.1 200 Fine, thanks\r\n");
        headers.forEach((name, value) -> head.append(name).append(": \t").append(value).append(" \r\n"));
        answer.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
        answer.writeBytes(body);
