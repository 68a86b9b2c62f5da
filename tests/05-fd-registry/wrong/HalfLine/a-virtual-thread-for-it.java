// rejected by: atRest
// saying: nobody has to wait for the other half
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
        if (received.size() == 0) return;
        Thread.ofVirtual().start(() -> {
            while (received.size() > 0 && !closing) LockSupport.parkNanos(1_000_000);
        });
