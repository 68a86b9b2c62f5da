// tries at once only if nothing waits already; keeps copies, and how far the first one is written
import module java.base;
final class Outbox {
    private final SocketChannel channel;
    private final SelectionKey key;
    Outbox(SocketChannel channel, SelectionKey key) { this.channel = channel; this.key = key; }

    private final ArrayList<byte[]> leftOver = new ArrayList<>();
    private int from = 0;
    void send(byte[] bytes) throws IOException {
        if (bytes.length == 0) return;
        leftOver.add(bytes.clone());
        if (leftOver.size() == 1) flush();
    }
    void flush() throws IOException {
        while (!leftOver.isEmpty()) {
            byte[] first = leftOver.getFirst();
            from += channel.write(ByteBuffer.wrap(first, from, first.length - from));
            if (from < first.length) {
                if (key.interestOps() != SelectionKey.OP_WRITE) key.interestOps(SelectionKey.OP_WRITE);
                return;
            }
            leftOver.removeFirst();
            from = 0;
        }
        if (key.interestOps() != SelectionKey.OP_READ) key.interestOps(SelectionKey.OP_READ);
    }
    boolean isEmpty() { return leftOver.isEmpty(); }
}
