// rejected by: nobodyWaits
// saying: A stays connected
        if (client.read(buffer) == -1) {
            onEnd(key);
            return;
        }
        received.write(buffer.array(), 0, buffer.position());
        if (!received.toString().endsWith("\n")) {
            client.close();
            return;
        }
        send(key, received.toByteArray());
        received.reset();
