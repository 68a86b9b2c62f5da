import module java.base;

/// Exercise 5.3: a reset ends one connection, not the server.
///
/// This server has the article's third fault: an error of one client comes out of the loop, and then there is no
/// server any more. What a client does ends that client's connection, and nothing else.
final class RudeClient implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final Selector selector;
    private final Consumer<String> closed;
    private volatile boolean closing = false;

    /// `closed` is to be told the reason whenever a connection ends with an error.
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
                    //> call onReadable. If this client fails, its connection ends, and `closed` is told why.
                    try {
                        onReadable(key);
                    } catch (IOException e) {
                        key.channel().close();
                        closed.accept(e.getMessage());
                    }
                    //< onReadable(key);
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
        client.register(selector, SelectionKey.OP_READ);
    }

    private void onReadable(SelectionKey key) throws IOException {
        var client = (SocketChannel) key.channel();
        var buffer = ByteBuffer.allocate(4096);
        if (client.read(buffer) == -1) {
            client.close();
            return;
        }
        client.write(buffer.flip());
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
    }
}
