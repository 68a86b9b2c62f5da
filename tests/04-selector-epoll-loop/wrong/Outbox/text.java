// rejected by: anything
// saying: byte for byte
import module java.base;
final class Outbox {
    private final SocketChannel channel;
    private final SelectionKey key;
    Outbox(SocketChannel channel, SelectionKey key) { this.channel = channel; this.key = key; }

    private final Queue<ByteBuffer> leftOver = new ArrayDeque<>();
    void send(byte[] bytes) throws IOException { leftOver.add(ByteBuffer.wrap(new String(bytes).getBytes())); flush(); }
    void flush() throws IOException {
        while (!leftOver.isEmpty()) {
            channel.write(leftOver.peek());
            if (leftOver.peek().hasRemaining()) break;
            leftOver.remove();
        }
        key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
    }
    boolean isEmpty() { return leftOver.isEmpty(); }
}
