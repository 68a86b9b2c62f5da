// rejected by: losesNothing
// saying: what is owed then goes out first
        if (client.read(buffer) == -1) {
            send(key, received.toByteArray());
            client.close();
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
