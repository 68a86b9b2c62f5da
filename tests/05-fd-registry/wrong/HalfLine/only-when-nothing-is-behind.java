// rejected by: asSoonAsItIsWhole
// saying: what ends in \n is sent now
        if (client.read(buffer) == -1) {
            onEnd(key);
            return;
        }
        received.write(buffer.array(), 0, buffer.position());
        if (!received.toString().endsWith("\n")) return;
        send(key, received.toByteArray());
        received.reset();
