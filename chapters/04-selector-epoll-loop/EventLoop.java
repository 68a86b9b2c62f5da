///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+

import module java.base;
import static java.nio.channels.SelectionKey.*;

/// An event loop: one thread waits for all its sockets at once, and serves those that are ready.
///
/// That thread alone touches the buffer and the sockets. No call in the loop waits for a client;
/// only `select` waits, and it waits for all of them.
///
///     nc 127.0.0.1 10000
///
/// Left out: lines. Bytes go back as they come.
final class EventLoop implements AutoCloseable {
    static final int PORT = 10_000;
    static final Consumer<String> QUIET = line -> {};
    private static final int BACKLOG = 4_096;        // connections that the kernel completes before we accept them
    private static final int BUFFER_SIZE = 64 * 1024;
    private static final int ACCEPT_RETRY_MS = 1_000;
    private static final byte[] NOTHING = {};

    final ServerSocketChannel listener;
    private final SelectionKey listenerKey;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
    private final Consumer<String> trace;
    private boolean retryAccept = false;
    private volatile boolean closing = false;

    /// Binds 127.0.0.1; port 0 takes a free one. From here on the kernel completes connections.
    EventLoop(int port, Consumer<String> trace) throws IOException {
        this.trace = trace;
        listener = ServerSocketChannel.open(StandardProtocolFamily.INET);             // socket
        listener.bind(new InetSocketAddress("127.0.0.1", port), BACKLOG);             // bind, listen
        listener.configureBlocking(false);
        selector = Selector.open();                                                   // epoll_create1
        listenerKey = listener.register(selector, OP_ACCEPT);                         // epoll_ctl ADD
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    /// Returns once another thread has called {@link #close}.
    void run() throws IOException {
        try {
            while (!closing) {
                boolean accepting = listenerKey.interestOps() == OP_ACCEPT;
                int nfds = selector.select(accepting ? 0 : ACCEPT_RETRY_MS);          // epoll_wait
                retryAccept = nfds == 0;
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key == listenerKey) {
                        accept();
                    } else {
                        echo(key);
                    }
                }
                selector.selectedKeys().clear();
                if (retryAccept) listenerKey.interestOps(OP_ACCEPT);                  // epoll_ctl ADD, if it was taken out
            }
        } finally {
            for (SelectionKey key : selector.keys()) key.channel().close();
            selector.close();
        }
    }

    private void accept() throws IOException {
        SocketChannel client;
        try {
            client = listener.accept();                                               // accept
        } catch (IOException e) {
            // Out of descriptors, most likely. The listener stays ready and would wake us without
            // end, so look away until a connection closes or ACCEPT_RETRY_MS have passed.
            trace.accept("accept: " + e.getMessage());
            listenerKey.interestOps(0);                                               // epoll_ctl DEL
            return;
        }
        if (client == null) return;
        client.configureBlocking(false);
        client.register(selector, OP_READ, NOTHING);                                  // epoll_ctl ADD
        trace.accept("accept: " + name(client));
    }

    /// One read and one write at most. The attachment is what the client is owed: bytes that it
    /// sent and has not taken back yet.
    private void echo(SelectionKey key) {
        var client = (SocketChannel) key.channel();
        var owed = (byte[]) key.attachment();
        try {
            if (owed.length > 0) {
                send(key, buffer.clear().put(owed).flip());
            } else if (client.read(buffer.clear()) != -1) {                           // read
                buffer.flip();
                if (trace != QUIET) trace.accept("read: " + name(client) + ", " + buffer.remaining() + " bytes");
                send(key, buffer);
            } else {
                close(key, "");
            }
        } catch (IOException e) {
            close(key, " (" + e.getMessage() + ")");
        }
    }

    /// What the client does not take now is owed to it, and nothing more is read from it until then.
    private void send(SelectionKey key, ByteBuffer bytes) throws IOException {
        ((SocketChannel) key.channel()).write(bytes);                                 // write
        var owed = bytes.hasRemaining() ? new byte[bytes.remaining()] : NOTHING;
        bytes.get(owed);
        key.attach(owed);
        key.interestOps(owed.length > 0 ? OP_WRITE : OP_READ);                        // epoll_ctl MOD, if it changes
    }

    private void close(SelectionKey key, String reason) {
        try {
            key.channel().close();                                                    // epoll_ctl DEL, close
        } catch (IOException e) {
            reason += " (" + e.getMessage() + ")";
        }
        trace.accept("closed: " + name((SocketChannel) key.channel()) + reason);
        retryAccept = true;  // behind this batch: the descriptor is not free before the next select
    }

    private static String name(SocketChannel client) {
        return "127.0.0.1:" + client.socket().getPort();
    }

    /// From any thread: ends the loop, which then closes its own sockets.
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
    }

    public static void main(String... args) throws IOException {
        int port = PORT;
        boolean quiet = false;
        for (String arg : args) {
            if (arg.equals("--quiet")) {
                quiet = true;
            } else if (arg.matches("\\d{1,5}") && Integer.parseInt(arg) <= 65_535) {
                port = Integer.parseInt(arg);
            } else {
                System.err.println("expected [PORT] [--quiet] with PORT from 0 to 65535, got: " + arg);
                System.exit(2);
            }
        }
        try (var server = new EventLoop(port, quiet ? QUIET : System.out::println)) {
            System.out.println("listening on 127.0.0.1:" + server.port());
            server.run();
        } catch (BindException e) {
            System.err.println("cannot bind port " + port + " (" + e.getMessage() + "): "
                + "stop what uses it, or pass another port; 0 takes a free one");
            System.exit(1);
        }
    }
}
