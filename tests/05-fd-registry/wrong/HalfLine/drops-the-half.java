// rejected by: nobodyWaits
// saying: A gets
        if (client.read(buffer) == -1) {
            onEnd(key);
            return;
        }
        received.write(buffer.array(), 0, buffer.position());
        byte[] bytes = received.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        send(key, Arrays.copyOf(bytes, end));
        received.reset();
