import module java.base;

/// Exercise 5.2: half a line stops nobody.
///
/// This server has the article's second fault. When half a line has come it stays with that client until the
/// other half comes, and everybody else waits. The other half may never come.
///
/// What is wanted: each line comes back as soon as its `\n` has come, also when half of the next one is behind it.
/// Half a line, of any length, waits for its rest, which may come late and in any pieces. No thread waits with it.
/// It goes with its connection: a later one, whatever its number, finds nothing of it. Nor does a client that sends
/// without a pause stop anybody.
/// At the end of the stream half a line comes back as it is, and the connection is closed: `onEnd` does that.
final class HalfLine implements AutoCloseable {
    /// What belongs to a connection; it is the attachment of its key.
    private static final class Connection {
        final ByteArrayOutputStream received = new ByteArrayOutputStream();  // read, and not answered yet
        final Queue<ByteBuffer> owed = new ArrayDeque<>();                   // answered, and not taken yet
    }

    private final ServerSocketChannel listener;
    private final Selector selector;
    private volatile boolean closing = false;

    HalfLine() throws IOException {
        listener = ServerSocketChannel.open(StandardProtocolFamily.INET).bind(new InetSocketAddress("127.0.0.1", 0));
        listener.configureBlocking(false);
        selector = Selector.open();
        listener.register(selector, SelectionKey.OP_ACCEPT);
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
                    if (key.isAcceptable()) {
                        accept();
                        continue;
                    }
                    try {
                        if (key.isWritable()) flush(key);
                        else onReadable(key);
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
        client.setOption(StandardSocketOptions.SO_SNDBUF, 16 * 1024);  // small, so that a slow reader shows soon
        client.register(selector, SelectionKey.OP_READ, new Connection());
    }

    private void onReadable(SelectionKey key) throws IOException {
        var client = (SocketChannel) key.channel();
        ByteArrayOutputStream received = ((Connection) key.attachment()).received;
        var buffer = ByteBuffer.allocate(64 * 1024);
        // Write here: read once, send the lines that are whole by now, and keep half a line in `received`.
        do {
            if (client.read(buffer.clear()) == -1) {
                onEnd(key);
                return;
            }
            received.write(buffer.array(), 0, buffer.position());
        } while (!received.toString().endsWith("\n") && !closing);
        send(key, received.toByteArray());
        received.reset();
    }

    /// Sends these bytes after all that were sent before. What the client does not take now is owed to it: `run`
    /// calls `flush` when it can take more, and until then nothing is read from it.
    private void send(SelectionKey key, byte[] bytes) throws IOException {
        ((Connection) key.attachment()).owed.add(ByteBuffer.wrap(bytes));
        flush(key);
    }

    private void flush(SelectionKey key) throws IOException {
        Queue<ByteBuffer> owed = ((Connection) key.attachment()).owed;
        while (!owed.isEmpty()) {
            ((SocketChannel) key.channel()).write(owed.peek());
            if (owed.peek().hasRemaining()) break;
            owed.remove();
        }
        key.interestOps(owed.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
    }

    /// The client sends no more: what is left in `received` goes back as well. The connection is closed when nothing
    /// is owed; otherwise the loop finds the end of the stream again, after the last `flush`.
    private void onEnd(SelectionKey key) throws IOException {
        var connection = (Connection) key.attachment();
        send(key, connection.received.toByteArray());
        connection.received.reset();
        if (connection.owed.isEmpty()) key.channel().close();
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
    }
}
