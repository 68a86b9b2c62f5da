// rejected by: manyAtOnce
// saying: A gets "a\n", and then nothing
        byte[] bytes = received.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            send(key, Arrays.copyOf(bytes, i + 1));
            received.reset();
            break;
        }
