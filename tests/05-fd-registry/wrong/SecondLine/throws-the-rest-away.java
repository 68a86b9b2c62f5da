// rejected by: halfALine
// saying: behind the last
        byte[] bytes = received.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        client.write(ByteBuffer.wrap(bytes, 0, end));
        received.reset();
