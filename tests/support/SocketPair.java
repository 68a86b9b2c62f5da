import module java.base;

/// Two ends of one real connection, both in this process.
final class SocketPair implements AutoCloseable {
    private final SocketChannel client;
    private final SocketChannel server;

    SocketPair() throws IOException {
        try (var listener = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
            listener.bind(new InetSocketAddress("127.0.0.1", 0));
            client = SocketChannel.open(listener.getLocalAddress());
            server = listener.accept();
        }
    }

    SocketChannel client() {
        return client;
    }

    SocketChannel server() {
        return server;
    }

    /// With SO_LINGER 0, close sends RST (socket(7)).
    void resetByClient() throws IOException {
        client.setOption(StandardSocketOptions.SO_LINGER, 0);
        client.close();
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
