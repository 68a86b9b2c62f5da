// rejected by: asSoonAsItIsWhole
// saying: what has no \n yet is not sent
        if (client.read(buffer) == -1) {
            onEnd(key);
            return;
        }
        received.write(buffer.array(), 0, buffer.position());
        if (!received.toString().contains("\n")) return;
        send(key, received.toByteArray());
        received.reset();
