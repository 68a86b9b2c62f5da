// reads up to four times, and looks at the end last
        int n = 1;
        for (int i = 0; i < 4 && n > 0; i++) {
            n = client.read(buffer.clear());
            if (n > 0) received.write(buffer.array(), 0, n);
        }
        byte[] bytes = received.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        send(key, Arrays.copyOf(bytes, end));
        received.reset();
        received.write(bytes, end, bytes.length - end);
        if (n == -1) onEnd(key);
