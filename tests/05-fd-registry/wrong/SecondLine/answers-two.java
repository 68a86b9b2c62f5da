// rejected by: manyAtOnce
// saying: no event tells of bytes
        for (int lines = 0; lines < 2; lines++) {
            byte[] bytes = received.toByteArray();
            int end = 0;
            while (end < bytes.length && bytes[end] != '\n') end++;
            if (end == bytes.length) return;
            send(key, Arrays.copyOf(bytes, end + 1));
            received.reset();
            received.write(bytes, end + 1, bytes.length - end - 1);
        }
