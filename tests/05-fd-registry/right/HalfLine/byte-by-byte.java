// from the buffer into received byte by byte, with a send for each line
        if (client.read(buffer) == -1) {
            onEnd(key);
            return;
        }
        for (buffer.flip(); buffer.hasRemaining(); ) {
            byte b = buffer.get();
            received.write(b);
            if (b != '\n') continue;
            send(key, received.toByteArray());
            received.reset();
        }
