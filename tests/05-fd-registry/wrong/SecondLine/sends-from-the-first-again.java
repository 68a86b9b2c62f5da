// rejected by: manyAtOnce
// saying: A gets "a\na\na\n"
        byte[] bytes = received.toByteArray();
        int end = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            end = i + 1;
            send(key, Arrays.copyOfRange(bytes, 0, end));
        }
        received.reset();
        received.write(bytes, end, bytes.length - end);
