import module java.base;

/// Exercise 5.2: half a line stops nobody.
///
/// This server has the article's second fault. When half a line has come it stays with that client until the
/// other half comes, and everybody else waits. The other half may never come.
final class HalfLine implements AutoCloseable {
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
        //> read once. If no line is whole yet, go back to the loop, and keep what has come.
        if (client.read(buffer) == -1) {
            client.close();
            return;
        }
        received.write(buffer.array(), 0, buffer.position());
        byte[] bytes = received.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        if (end == 0) return;
        client.write(ByteBuffer.wrap(bytes, 0, end));
        received.reset();
        received.write(bytes, end, bytes.length - end);
        //< do {
        //<     if (client.read(buffer.clear()) == -1) {
        //<         client.close();
        //<         return;
        //<     }
        //<     received.write(buffer.array(), 0, buffer.position());
        //< } while (!received.toString().endsWith("\n") && !closing);
        //< client.write(ByteBuffer.wrap(received.toByteArray()));
        //< received.reset();
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
    }
}
