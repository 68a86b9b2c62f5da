// a list of pieces that are joined when their line is whole; a whole file
import module java.base;

final class LineCutter {
    private final List<byte[]> pieces = new LinkedList<>();

    List<byte[]> add(byte[] chunk) {
        var lines = new LinkedList<byte[]>();
        int from = 0;
        for (int to = 0; to < chunk.length; ) {
            if (chunk[to++] == '\n') {
                pieces.addLast(Arrays.copyOfRange(chunk, from, to));
                lines.addLast(rest());
                pieces.clear();
                from = to;
            }
        }
        pieces.addLast(Arrays.copyOfRange(chunk, from, chunk.length));
        return Collections.unmodifiableList(lines);
    }

    byte[] rest() {
        var whole = ByteBuffer.allocate(pieces.stream().mapToInt(piece -> piece.length).sum());
        pieces.forEach(whole::put);
        return whole.array();
    }
}
