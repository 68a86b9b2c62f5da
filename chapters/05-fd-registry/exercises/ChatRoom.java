import module java.base;
import static java.nio.channels.SelectionKey.*;

/// Exercise 5.5: a chat, in which a slow reader holds up nobody.
///
/// A line that one says goes to all others, byte for byte; half a line goes to nobody. Until now everybody got only
/// their own bytes back; here one client's words fill another one's socket. What a client does not take waits in its
/// outbox; meanwhile it may still talk, so its interest is in OP_READ and OP_WRITE, and otherwise in OP_READ alone.
/// A client for whom more than LIMIT bytes wait, when it has been offered them all, has lost the thread of the talk: it
/// is disconnected, or it would fill the memory. So is one that a write fails to reach. The speaker and all others do
/// not notice.
final class ChatRoom implements AutoCloseable {
    static final int LIMIT = 1024 * 1024;
    static final int MAX_LINE = 64 * 1024;   // who goes on without a `\n` is disconnected, too

    /// What belongs to a connection; it is the attachment of its key.
    static final class Member {
        final ByteArrayOutputStream halfLine = new ByteArrayOutputStream();
        final Queue<ByteBuffer> outbox = new ArrayDeque<>();
        int waiting = 0;                     // bytes in the outbox, counted by whoever fills and empties it
    }

    private final ServerSocketChannel listener;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private volatile boolean closing = false;

    ChatRoom() throws IOException {
        listener = ServerSocketChannel.open(StandardProtocolFamily.INET).bind(new InetSocketAddress("127.0.0.1", 0));
        listener.configureBlocking(false);
        selector = Selector.open();
        listener.register(selector, OP_ACCEPT);
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    /// Returns once another thread has called {@link #close}.
    void run() throws IOException {
        try {
            while (!closing) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (!key.isValid()) continue;
                    if (key.isAcceptable()) {
                        accept();
                        continue;
                    }
                    try {
                        if (key.isValid() && key.isWritable()) flush(key);
                        if (key.isValid() && key.isReadable()) onReadable(key);
                    } catch (IOException e) {
                        key.channel().close();
                    }
                }
                selector.selectedKeys().clear();
            }
        } finally {
            for (SelectionKey key : selector.keys()) key.channel().close();
            selector.close();
        }
    }

    private void accept() throws IOException {
        SocketChannel client = listener.accept();
        if (client == null) return;
        client.configureBlocking(false);
        client.setOption(StandardSocketOptions.SO_SNDBUF, 64 * 1024);  // small, so that a slow reader shows soon
        client.register(selector, OP_READ, new Member());
    }

    /// Cuts out the whole lines, and has them said.
    private void onReadable(SelectionKey key) throws IOException {
        if (((SocketChannel) key.channel()).read(buffer.clear()) == -1) {
            key.channel().close();
            return;
        }
        ByteArrayOutputStream halfLine = ((Member) key.attachment()).halfLine;
        for (buffer.flip(); buffer.hasRemaining(); ) {
            byte b = buffer.get();
            halfLine.write(b);
            if (b == '\n') {
                say(key, halfLine.toByteArray());
                halfLine.reset();
            } else if (halfLine.size() > MAX_LINE) {
                throw new IOException("line longer than " + MAX_LINE + " bytes");
            }
        }
    }

    /// All connections but the listener and `from`.
    private List<SelectionKey> others(SelectionKey from) {
        return selector.keys().stream()
            .filter(key -> key != from && key.isValid() && key.attachment() instanceof Member).toList();
    }

    // Write here: `say` gives a line to all others, and disconnects who fails or lags behind; `flush` writes what fits.
    private void say(SelectionKey from, byte[] line) throws IOException {
    }

    private void flush(SelectionKey key) throws IOException {
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
    }
}
