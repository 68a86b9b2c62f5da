// rejected by: losesNothing
// saying: `send` keeps
        if (client.read(buffer) == -1) {
            onEnd(key);
            return;
        }
        received.write(buffer.array(), 0, buffer.position());
        byte[] bytes = received.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        ((SocketChannel) key.channel()).write(ByteBuffer.wrap(bytes, 0, end));
        received.reset();
        received.write(bytes, end, bytes.length - end);
