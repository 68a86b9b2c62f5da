// one array for all that is left over, copied with each call
import module java.base;

final class Outbox {
    private final SocketChannel channel;
    private final SelectionKey key;
    private byte[] owed = {};

    Outbox(SocketChannel channel, SelectionKey key) { this.channel = channel; this.key = key; }

    void send(byte[] bytes) throws IOException {
        byte[] all = Arrays.copyOf(owed, owed.length + bytes.length);
        System.arraycopy(bytes, 0, all, owed.length, bytes.length);
        owed = all;
        flush();
    }

    void flush() throws IOException {
        int n = channel.write(ByteBuffer.wrap(owed));
        owed = Arrays.copyOfRange(owed, n, owed.length);
        if (owed.length == 0) key.interestOps(SelectionKey.OP_READ);
        else key.interestOps(SelectionKey.OP_WRITE);
    }

    boolean isEmpty() { return owed.length == 0; }
}
