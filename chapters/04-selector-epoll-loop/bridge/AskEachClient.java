///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+

import module java.base;

/// Before the event loop: one thread asks each client in turn, round and round. It waits for nobody, and never rests.
///
///     nc 127.0.0.1 10000
///
/// Left out: running out of descriptors. A failed `accept` ends it.
final class AskEachClient {
    static final int PORT = 10_000;

    /// Ends with a ClosedChannelException once another thread has closed the listener.
    static void run(ServerSocketChannel listener, Consumer<String> trace) throws IOException {
        var clients = new LinkedHashMap<SocketChannel, ByteBuffer>();                 // each with what it is owed
        try {
            listener.configureBlocking(false);
            while (true) {
                SocketChannel client = listener.accept();                             // null: there is nobody
                if (client != null) {
                    client.configureBlocking(false);
                    clients.put(client, ByteBuffer.allocate(8 * 1024).flip());
                }
                clients.forEach((asked, owed) -> echo(asked, owed, trace));
                clients.keySet().removeIf(asked -> !asked.isOpen());
            }
        } finally {
            for (SocketChannel client : clients.keySet()) client.close();
        }
    }

    private static void echo(SocketChannel client, ByteBuffer owed, Consumer<String> trace) {
        try {
            if (!owed.hasRemaining()) {
                int count = client.read(owed.clear());                                // 0: nothing has come
                if (count == -1) throw new EOFException("it has left");
                owed.flip();
            }
            client.write(owed);                                                       // takes what there is room for
        } catch (IOException reason) {
            try (client) {
                trace.accept("closed: 127.0.0.1:" + client.socket().getPort() + " (" + reason.getMessage() + ")");
            } catch (IOException e) {
                trace.accept("close: " + e.getMessage());
            }
        }
    }

    public static void main(String... args) throws IOException {
        try (var listener = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
            listener.bind(new InetSocketAddress("127.0.0.1", PORT));
            System.out.println("listening on 127.0.0.1:" + PORT);
            run(listener, System.out::println);
        } catch (BindException e) {
            System.err.println("cannot bind port " + PORT + " (" + e.getMessage() + "): stop what uses it");
            System.exit(1);
        }
    }
}
