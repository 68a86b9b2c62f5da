// no onEnd: half a line goes out, and the next call, which finds the end again, closes
        boolean end = client.read(buffer) < 0;
        if (end && received.size() == 0) {
            client.close();
            return;
        }
        received.write(buffer.array(), 0, buffer.position());
        byte[] bytes = received.toByteArray();
        int whole = bytes.length;
        while (!end && whole > 0 && bytes[whole - 1] != '\n') whole--;
        received.reset();
        received.write(bytes, whole, bytes.length - whole);
        send(key, Arrays.copyOf(bytes, whole));
