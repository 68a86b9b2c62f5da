// rejected by: nothingIsShared
// saying: nobody else writes into
import module java.base;

final class LineCutter {
    private byte[] rest = {};

    List<byte[]> add(byte[] chunk) {
        var lines = new ArrayList<byte[]>();
        byte[] bytes = Arrays.copyOf(rest, rest.length + chunk.length);
        System.arraycopy(chunk, 0, bytes, rest.length, chunk.length);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            lines.add(Arrays.copyOfRange(bytes, start, i + 1));
            start = i + 1;
        }
        rest = Arrays.copyOfRange(bytes, start, bytes.length);
        return lines;
    }

    byte[] rest() {
        return rest;
    }
}
