// rejected by: leavesTheBody
// saying: belongs to the body
        var buffer = new byte[1024];
        while (!head.toString().contains("\r\n\r\n")) {
            int count = in.read(buffer);
            if (count == -1) throw new EOFException();
            head.write(buffer, 0, count);
            if (head.size() > LIMIT) throw new IOException("too long");
        }
        byte[] all = head.toByteArray();
        head.reset();
        head.write(all, 0, new String(all, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4);
