// rejected by: nobodyWaits
// saying: \x00
        if (client.read(buffer) == -1) {
            onEnd(key);
            return;
        }
        received.writeBytes(buffer.array());
        byte[] bytes = received.toByteArray();
        received.reset();
        for (byte b : bytes) {
            received.write(b);
            if (b != '\n') continue;
            send(key, received.toByteArray());
            received.reset();
        }
