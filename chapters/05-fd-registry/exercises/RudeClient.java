import module java.base;

/// Exercise 5.3: a reset ends one connection, not the server.
///
/// This server has the article's third fault: an error of one client comes out of the loop, and then there is no
/// server any more. A client can reset its connection at any moment, and then reading from it or writing to it fails.
///
/// What is wanted: what a client does ends that client's connection, and nothing else. Its channel is closed, and
/// `closed` is told the exception's message, as it is, once. A client that leaves in order is no error.
final class RudeClient implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final Selector selector;
    private final Consumer<String> closed;
    private volatile boolean closing = false;

    /// `closed` is to be told why, whenever a connection ends with an error. It throws nothing.
    RudeClient(Consumer<String> closed) throws IOException {
        this.closed = closed;
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
                    // Write here: call echo. If this client fails, its connection ends, and `closed` is told why.
                    echo(key);
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
        client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(8 * 1024).flip());
    }

    /// The attachment holds what is owed to the client. While it takes no more, nothing more is read from it.
    private void echo(SelectionKey key) throws IOException {
        var client = (SocketChannel) key.channel();
        var owed = (ByteBuffer) key.attachment();
        if (!owed.hasRemaining()) {
            if (client.read(owed.clear()) == -1) {
                client.close();
                return;
            }
            owed.flip();
        }
        client.write(owed);
        key.interestOps(owed.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
    }
}
