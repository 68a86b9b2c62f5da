///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+

import module java.base;
import static java.nio.channels.SelectionKey.*;

/// An event loop: one thread waits for all its sockets at once, and serves those that are ready.
///
/// That thread alone touches the buffers and the sockets. No call in the loop waits for a client;
/// only `select` waits, and it waits for all of them.
///
/// The system calls stand in the right margin. `register`, `interestOps` and `close` only note their
/// epoll_ctl, and `close` its close(2): the next `select` makes these calls.
///
///     nc 127.0.0.1 10000
///
/// Left out: lines. Bytes go back as they come.
final class EventLoop implements AutoCloseable {
    static final int PORT = 10_000;
    private static final int BACKLOG = 4_096;        // at most so many connections wait until we accept them
    private static final int ACCEPT_RETRY_MS = 1_000;

    final ServerSocketChannel listener;
    private final SelectionKey listenerKey;
    private final Selector selector;
    private final Consumer<String> trace;
    private long retryAt = now();                    // until then the listener is not watched
    private volatile boolean closing = false;

    /// Binds 127.0.0.1; port 0 takes a free one. From here on the kernel completes connections.
    EventLoop(int port, Consumer<String> trace) throws IOException {
        this.trace = trace;
        listener = ServerSocketChannel.open(StandardProtocolFamily.INET);             // socket
        try {
            listener.bind(new InetSocketAddress("127.0.0.1", port), BACKLOG);         // bind, listen
            listener.configureBlocking(false);
            selector = Selector.open();                                               // epoll_create1
        } catch (Throwable e) {
            listener.close();
            throw e;
        }
        listenerKey = listener.register(selector, OP_ACCEPT);                         // epoll_ctl ADD
    }

    /// Returns once another thread has called {@link #close}.
    synchronized void run() throws IOException {
        while (!closing) {
            select();                                                                 // epoll_wait
            for (SelectionKey key : selector.selectedKeys()) {
                if (key == listenerKey) {
                    accept();
                } else {
                    echo(key);
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /// Waits until somebody is ready, or until it is time to watch the listener again.
    private void select() throws IOException {
        long pause = Math.max(0, retryAt - now());
        if (pause == 0) listenerKey.interestOps(OP_ACCEPT);                           // epoll_ctl ADD, if it was out
        selector.select(pause);                                                       // 0 is without a limit
    }

    private void accept() throws IOException {
        SocketChannel client;
        try {
            client = listener.accept();                                               // accept
        } catch (IOException e) {
            // Out of descriptors, most likely. The listener stays ready and would wake us without
            // end, so look away until a connection closes or ACCEPT_RETRY_MS have passed.
            trace("accept: " + e.getMessage());
            listenerKey.interestOps(0);                                               // epoll_ctl DEL
            retryAt = now() + ACCEPT_RETRY_MS;
            return;
        }
        if (client == null) return;
        client.configureBlocking(false);
        client.register(selector, OP_READ, ByteBuffer.allocate(8 * 1024).flip());     // epoll_ctl ADD
        trace("accept: " + name(client));
    }

    /// One read and one write at most. The attachment is what the client is owed: bytes that it sent
    /// and has not taken back yet. As long as there are any, nothing more is read from it.
    private void echo(SelectionKey key) {
        var client = (SocketChannel) key.channel();
        var owed = (ByteBuffer) key.attachment();
        try {
            if (!owed.hasRemaining()) {
                int count = client.read(owed.clear());                                // read
                owed.flip();
                if (count == -1) {
                    closeConnection(key, "");
                    return;
                }
                trace("read: " + name(client) + ", " + count + " bytes");
            }
            client.write(owed);                                                       // write
            key.interestOps(owed.hasRemaining() ? OP_WRITE : OP_READ);                // epoll_ctl MOD, if it changes
        } catch (IOException e) {
            closeConnection(key, " (" + e.getMessage() + ")");
        }
    }

    private void closeConnection(SelectionKey key, String reason) {
        try {
            key.channel().close();                                                    // shutdown, epoll_ctl DEL, close
        } catch (IOException e) {
            reason += " (" + e.getMessage() + ")";
        }
        trace("closed: " + name((SocketChannel) key.channel()) + reason);
        retryAt = now();  // after this batch: the descriptor is not free before the next select
    }

    /// ---- The loop ends here. Skip what is below: helpers, the end of the server, the arguments of `main`. ----

    int port() { return listener.socket().getLocalPort(); }
    private void trace(String line) { trace.accept(line); }
    private static String name(SocketChannel client) { return "127.0.0.1:" + client.socket().getPort(); }
    private static long now() { return System.nanoTime() / 1_000_000; }  // in milliseconds, since some moment

    /// From any other thread: ends the loop, and when `run` has returned closes all that is open.
    @Override
    public void close() throws IOException {
        closing = true;
        selector.wakeup();
        synchronized (this) {
            try (selector; listener) {
                for (SelectionKey key : selector.isOpen() ? selector.keys() : Set.<SelectionKey>of()) {
                    if (key != listenerKey) closeConnection(key, "");
                }
            }
        }
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
        try (var server = new EventLoop(port, quiet ? line -> {} : System.out::println)) {
            System.out.println("listening on 127.0.0.1:" + server.port());
            server.run();
        } catch (BindException e) {
            System.err.println("cannot bind port " + port + " (" + e.getMessage() + "): "
                + "stop what uses it, or pass another port; 0 takes a free one");
            System.exit(1);
        }
    }
}
