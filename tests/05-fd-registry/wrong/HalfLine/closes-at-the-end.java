// rejected by: nobodyWaits
// saying: A gets the end of the stream
        if (client.read(buffer) == -1) {
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
