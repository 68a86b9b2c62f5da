import module java.base;

/// A client, and the blocking socket that a server got for it from `accept`.
record AcceptedSocket(Client client, Socket socket) implements AutoCloseable {
    static AcceptedSocket open() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var client = new Client(listener.getLocalPort());
            return new AcceptedSocket(client, listener.accept());
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        socket.close();
    }
}
