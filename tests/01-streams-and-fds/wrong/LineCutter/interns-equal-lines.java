// rejected by: nothingIsShared
// saying: one that nobody else writes into
        byte[] bytes = Arrays.copyOf(rest, rest.length + chunk.length);
        System.arraycopy(chunk, 0, bytes, rest.length, chunk.length);
        int start = 0;
        for (int i = rest.length; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            byte[] line = Arrays.copyOfRange(bytes, start, i + 1);
            if (line.length == 1) line = EMPTY;
            lines.add(line);
            start = i + 1;
        }
        rest = Arrays.copyOfRange(bytes, start, bytes.length);
        return lines;
    }

    private static final byte[] EMPTY = {'\n'};

    private static List<byte[]> none() {
        List<byte[]> lines = List.of();
