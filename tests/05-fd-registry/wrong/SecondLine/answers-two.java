// rejected by: manyLines
// saying: may be many
        byte[] bytes = received.toByteArray();
        int end = 0;
        for (int i = 0, lines = 0; i < bytes.length && lines < 2; i++) if (bytes[i] == '\n') { end = i + 1; lines++; }
        client.write(ByteBuffer.wrap(bytes, 0, end));
        received.reset();
        received.write(bytes, end, bytes.length - end);
