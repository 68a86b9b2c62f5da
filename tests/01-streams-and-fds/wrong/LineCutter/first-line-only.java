// rejected by: manyInOne
// saying: many lines
        byte[] bytes = Arrays.copyOf(rest, rest.length + chunk.length);
        System.arraycopy(chunk, 0, bytes, rest.length, chunk.length);
        rest = bytes;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            lines.add(Arrays.copyOfRange(bytes, 0, i + 1));
            rest = Arrays.copyOfRange(bytes, i + 1, bytes.length);
            break;
        }
