// rejected by: manyInOne
// saying: an empty line is a line
        byte[] bytes = Arrays.copyOf(rest, rest.length + chunk.length);
        System.arraycopy(chunk, 0, bytes, rest.length, chunk.length);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            if (i > start) lines.add(Arrays.copyOfRange(bytes, start, i + 1));
            start = i + 1;
        }
        rest = Arrays.copyOfRange(bytes, start, bytes.length);
