// rejected by: oneThread
// saying: no thread
        if (client.read(buffer) == -1) { client.close(); return; }
        received.write(buffer.array(), 0, buffer.position());
        byte[] bytes = received.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        if (end == 0) { Thread.ofPlatform().daemon().name("helper").start(() -> LockSupport.parkNanos(500_000_000)); return; }
        client.write(ByteBuffer.wrap(bytes, 0, end));
        received.reset();
        received.write(bytes, end, bytes.length - end);
