// rejected by: nobodyWaits
// saying: read gives -1
        while (client.read(buffer.clear()) > 0) received.write(buffer.array(), 0, buffer.position());
        byte[] bytes = received.toByteArray();
        received.reset();
        for (byte b : bytes) {
            received.write(b);
            if (b != '\n') continue;
            send(key, received.toByteArray());
            received.reset();
        }
