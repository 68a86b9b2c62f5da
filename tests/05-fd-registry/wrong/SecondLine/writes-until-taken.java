// rejected by: losesNothing
// saying: `send` writes: it never waits
        byte[] bytes = received.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        var line = ByteBuffer.wrap(bytes, 0, end);
        while (line.hasRemaining() && !closing) ((SocketChannel) key.channel()).write(line);
        received.reset();
        received.write(bytes, end, bytes.length - end);
