// rejected by: withoutAPause
// saying: one read each time
        int n;
        while ((n = client.read(buffer.clear())) > 0) received.write(buffer.array(), 0, n);
        byte[] bytes = received.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        send(key, Arrays.copyOf(bytes, end));
        received.reset();
        received.write(bytes, end, bytes.length - end);
        if (n == -1) onEnd(key);
