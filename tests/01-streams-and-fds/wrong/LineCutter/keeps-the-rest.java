// rejected by: splitAnywhere
// saying: stands behind the last
        byte[] bytes = Arrays.copyOf(rest, rest.length + chunk.length);
        System.arraycopy(chunk, 0, bytes, rest.length, chunk.length);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            lines.add(Arrays.copyOfRange(bytes, start, i + 1));
            start = i + 1;
        }
        if (start < bytes.length) rest = Arrays.copyOfRange(bytes, start, bytes.length);
