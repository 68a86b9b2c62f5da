// rejected by: splitAnywhere
// saying: what has none yet is no line
        byte[] bytes = Arrays.copyOf(rest, rest.length + chunk.length);
        System.arraycopy(chunk, 0, bytes, rest.length, chunk.length);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n' && i < bytes.length - 1) continue;
            lines.add(Arrays.copyOfRange(bytes, start, i + 1));
            start = i + 1;
        }
        rest = new byte[0];
