// rejected by: nobodyWaits
// saying: A gets nothing
        if (client.read(buffer) == -1) {
            onEnd(key);
            return;
        }
        received.write(buffer.array(), 0, buffer.position());
        byte[] bytes = received.toByteArray();
        received.reset();
        for (byte b : bytes) {
            received.write(b);
            if (b != '\n') continue;
            send(key, received.toByteArray());
            received.reset();
        }
        if (received.size() > 0) key.interestOps(0);
