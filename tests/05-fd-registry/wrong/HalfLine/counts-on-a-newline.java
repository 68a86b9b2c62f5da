// rejected by: nobodyWaits
// saying: IndexOutOfBoundsException
        if (client.read(buffer) == -1) {
            onEnd(key);
            return;
        }
        received.write(buffer.array(), 0, buffer.position());
        byte[] bytes = received.toByteArray();
        int end = bytes.length - 1;
        while (bytes[end] != '\n') end--;
        send(key, Arrays.copyOf(bytes, end + 1));
        received.reset();
        received.write(bytes, end + 1, bytes.length - end - 1);
