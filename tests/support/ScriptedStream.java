import module java.base;

/// A stream that gives no more than one of its pieces with each read, as a pipe or a connection does, and then ends.
/// It may fail once on its way, and wait where it would end. It keeps a book of what is taken from it.
final class ScriptedStream extends InputStream {
    private static final int PATIENCE_AT_THE_END = 1_000;
    private static final int SHOWN = 8;

    /// Thrown where a real stream would not come back: an Error, which answers do not catch.
    static final class Stuck extends Error {
        private Stuck(String message) {
            super(message);
        }
    }

    private final List<byte[]> pieces;
    private int failsBefore = -1;
    private IOException failure;
    private boolean waits = false;

    private int piece = 0;
    private int offset = 0;
    private int taken = 0;
    private int readsAtTheEnd = 0;
    private boolean closed = false;
    private Stuck stuck;

    ScriptedStream(List<byte[]> pieces) {
        this.pieces = pieces.stream().filter(bytes -> bytes.length > 0).toList();
    }

    static ScriptedStream of(String... pieces) {
        return new ScriptedStream(Stream.of(pieces).map(Bytes::of).toList());
    }

    /// Fails, once, when as many pieces have been given; goes on if it is asked again.
    ScriptedStream failing(int afterPieces, IOException with) {
        failsBefore = Math.min(afterPieces, pieces.size());
        failure = with;
        return this;
    }

    /// Has no end: after its last piece nothing comes any more.
    ScriptedStream waiting() {
        waits = true;
        return this;
    }

    @Override
    public int read() throws IOException {
        if (isOver()) return atTheEnd();
        int b = pieces.get(piece)[offset] & 0xFF;
        advance(1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, buffer.length);
        if (length == 0) return 0;
        if (isOver()) return atTheEnd();
        int count = Math.min(length, pieces.get(piece).length - offset);
        System.arraycopy(pieces.get(piece), offset, buffer, from, count);
        advance(count);
        return count;
    }

    private boolean isOver() throws IOException {
        if (failure != null && piece == failsBefore && offset == 0) {
            IOException now = failure;
            failure = null;
            throw now;
        }
        return piece == pieces.size();
    }

    private int atTheEnd() {
        if (waits) throw stuck("it reads on, and nothing more comes: it would wait for ever");
        if (++readsAtTheEnd > PATIENCE_AT_THE_END) {
            throw stuck("it was told " + PATIENCE_AT_THE_END + " times that the stream has ended, and reads on");
        }
        return -1;
    }

    private Stuck stuck(String message) {
        return stuck = new Stuck(message);
    }

    private void advance(int count) {
        taken += count;
        offset += count;
        if (offset < pieces.get(piece).length) return;
        piece++;
        offset = 0;
    }

    /// What is left of a piece that was begun. Of the next one nothing is known: it is still on its way.
    @Override
    public int available() {
        return offset == 0 ? 0 : pieces.get(piece).length - offset;
    }

    @Override
    public void close() {
        closed = true;
    }

    int taken() {
        return taken;
    }

    boolean isClosed() {
        return closed;
    }

    /// Why it would never have come back, if that is so.
    Optional<String> stuck() {
        return Optional.ofNullable(stuck).map(Throwable::getMessage);
    }

    /// What it gives, in words: `"ab", then "c", then the end`.
    String script() {
        var steps = new ArrayList<String>();
        for (byte[] bytes : pieces) steps.add(Bytes.show(bytes));
        if (steps.isEmpty() && failsBefore < 0) steps.add("no byte");
        if (failsBefore >= 0) steps.add(failsBefore, "an IOException");
        steps.add(waits ? "nothing more, without an end" : "the end");
        if (steps.size() <= SHOWN) return String.join(", then ", steps);
        String first = String.join(", then ", steps.subList(0, SHOWN / 2));
        String last = String.join(", then ", steps.subList(steps.size() - SHOWN / 2, steps.size()));
        return first + ", … (" + pieces.size() + " pieces in all), then " + last;
    }
}
