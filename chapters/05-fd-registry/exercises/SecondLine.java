import module java.base;

/// Exercise 5.1: the second line of a segment comes back as well.
///
/// This server has a fault that the article's program has, too. It reads what is there, answers one line, and
/// keeps the rest for the next event. But the socket is empty now, so epoll has no event to tell. A client that
/// sends two lines at once and waits for two answers waits for ever.
final class SecondLine implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final Selector selector;
    private volatile boolean closing = false;

    SecondLine() throws IOException {
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
                        onReadable(key);
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
        client.register(selector, SelectionKey.OP_READ, new ByteArrayOutputStream());
    }

    /// The attachment holds what has been read and not answered yet.
    private void onReadable(SelectionKey key) throws IOException {
        var client = (SocketChannel) key.channel();
        var received = (ByteArrayOutputStream) key.attachment();
        var buffer = ByteBuffer.allocate(4096);
        if (client.read(buffer) == -1) {
            client.close();
            return;
        }
        received.write(buffer.array(), 0, buffer.position());
        // Write here: answer every line that is whole by now, and keep what comes behind the last one.
        byte[] bytes = received.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            client.write(ByteBuffer.wrap(bytes, 0, i + 1));
            received.reset();
            received.write(bytes, i + 1, bytes.length - i - 1);
            break;
        }
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
    }
}
