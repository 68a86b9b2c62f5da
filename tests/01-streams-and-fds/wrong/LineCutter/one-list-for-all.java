// rejected by: stayAsTheyAre
// saying: is not used again
        byte[] bytes = Arrays.copyOf(rest, rest.length + chunk.length);
        System.arraycopy(chunk, 0, bytes, rest.length, chunk.length);
        given.clear();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            given.add(Arrays.copyOfRange(bytes, start, i + 1));
            start = i + 1;
        }
        rest = Arrays.copyOfRange(bytes, start, bytes.length);
        return given;
    }

    private final List<byte[]> given = new ArrayList<>();

    private static List<byte[]> none() {
        var lines = new ArrayList<byte[]>();
