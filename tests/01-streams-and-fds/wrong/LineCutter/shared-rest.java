// rejected by: twoCutters
// saying: of its own
        byte[] bytes = Arrays.copyOf(LEFT, LEFT.length + chunk.length);
        System.arraycopy(chunk, 0, bytes, LEFT.length, chunk.length);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            lines.add(Arrays.copyOfRange(bytes, start, i + 1));
            start = i + 1;
        }
        rest = Arrays.copyOfRange(bytes, start, bytes.length);
        LEFT = rest;
        return lines;
    }

    private static byte[] LEFT = {};

    private static List<byte[]> none() {
        var lines = new ArrayList<byte[]>();
