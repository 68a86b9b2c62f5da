// a send for each line, and no index
        byte[] bytes = received.toByteArray();
        received.reset();
        for (byte b : bytes) {
            received.write(b);
            if (b != '\n') continue;
            send(key, received.toByteArray());
            received.reset();
        }
