// rejected by: manyHalves
// saying: reads
        for (int i = 0; i < 20 && !received.toString().endsWith("\n"); i++) {
            if (client.read(buffer.clear()) == -1) {
                onEnd(key);
                return;
            }
            received.write(buffer.array(), 0, buffer.position());
        }
        byte[] bytes = received.toByteArray();
        received.reset();
        for (byte b : bytes) {
            received.write(b);
            if (b != '\n') continue;
            send(key, received.toByteArray());
            received.reset();
        }
