// rejected by: manyHalves
// saying: it calls you again
        for (int i = 0; i < 10; i++) {
            if (client.read(buffer.clear()) == -1) {
                onEnd(key);
                return;
            }
            received.write(buffer.array(), 0, buffer.position());
            if (received.toString().endsWith("\n")) break;
            LockSupport.parkNanos(1_000_000);
        }
        byte[] bytes = received.toByteArray();
        received.reset();
        for (byte b : bytes) {
            received.write(b);
            if (b != '\n') continue;
            send(key, received.toByteArray());
            received.reset();
        }
