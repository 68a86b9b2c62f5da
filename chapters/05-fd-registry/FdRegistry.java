///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//RUNTIME_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED

import module java.base;
import static java.nio.channels.SelectionKey.*;

/// The article's final program: an event names a file descriptor, and a registry tells whose it is.
///
/// One thread runs the loop; it alone touches the registry, the buffer and the sockets.
/// Half a line stops nobody: it waits in the registry for its other half.
///
/// The system calls stand in the right margin; the next `select` makes those of epoll_ctl, and close(2).
/// The attachment never leaves Java: into the kernel's `data` `Selector` puts the fd by itself.
///
///     nc 127.0.0.1 10000
///
/// Left out: a time limit for silent clients, and a second thread for a second core.
final class FdRegistry implements AutoCloseable {
    static final int PORT = 10_000, MAX_LINE = 64 * 1024;
    static final Consumer<String> QUIET = line -> {};
    private static final int BACKLOG = 4_096, ACCEPT_RETRY_MS = 1_000, LINGER_MS = 1_000;
    private static final byte[] NOTHING = {};

    /// What an fd stands for: its key, and what its reader and its writer could not finish.
    static final class Connection {
        final SelectionKey key;
        byte[] halfLine = NOTHING;                   // read, but its `\n` has not come yet
        byte[] owed = NOTHING;                       // to be written, but the client does not take it yet
        long until;                                  // when it has to go, once its line was too long
        Connection(SelectionKey key) { this.key = key; }
        SocketChannel channel() { return (SocketChannel) key.channel(); }
        Integer fd() { return (Integer) key.attachment(); }
    }

    final Map<Integer, Connection> registry = new HashMap<>();
    final int listenFd;
    private final ServerSocketChannel listener;
    private final SelectionKey listenerKey;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_LINE + 1);
    private final Consumer<String> trace;
    private final SequencedSet<Connection> lingering = new LinkedHashSet<>();
    private long retryAt = now();                    // until then the listener is not watched
    private volatile boolean closing = false;

    /// Returns once another thread has called {@link #close}.
    synchronized void run() throws IOException {
        while (!closing) {
            select();                                                                 // epoll_wait
            for (SelectionKey key : selector.selectedKeys()) {
                var fd = (Integer) key.attachment();                                  // as events[n].data
                if (fd == listenFd) {
                    accept();
                } else {
                    echo(registry.get(fd));
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private void accept() {
        try {
            SocketChannel client = listener.accept();                                 // accept
            if (client == null) return;
            client.configureBlocking(false);
            int fd = fd(client);
            SelectionKey key = client.register(selector, OP_READ, fd);                // epoll_ctl ADD
            registry.put(fd, new Connection(key));
            trace("accept: fd = " + fd);
        } catch (IOException e) {
            // Out of descriptors, most likely. The listener stays ready and would wake us without end: look away.
            trace("accept: " + e.getMessage());
            listenerKey.interestOps(0);                                               // epoll_ctl DEL
            retryAt = now() + ACCEPT_RETRY_MS;
        }
    }

    private void echo(Connection connection) {
        try {
            if (connection.owed.length == 0) receive(connection);
            else send(connection, buffer.clear().put(connection.owed).flip());
        } catch (IOException e) {
            closeConnection(connection, " (" + e.getMessage() + ")");
        }
    }

    /// Reads once, and answers all the lines that are whole by then with one write.
    private void receive(Connection connection) throws IOException {
        buffer.clear().put(connection.halfLine);
        boolean end = connection.channel().read(buffer) == -1;                        // read
        int whole = end ? buffer.position() : endOfLastLine(connection.halfLine.length);
        connection.halfLine = copy(whole, buffer.position());
        if (whole > 0 && !lingering.contains(connection)) {
            traceLines(connection, whole);
            send(connection, buffer.flip().limit(whole));
        } else if (end) {
            closeConnection(connection, "");
        } else if (!buffer.hasRemaining()) {
            // Too long. To close a socket with input unread is a reset, which destroys answers that the client has not
            // read yet. So say that no more comes, and read on without answering, for LINGER_MS or a megabyte at most.
            connection.halfLine = NOTHING;
            connection.until = lingering.add(connection) ? now() + LINGER_MS : connection.until - LINGER_MS / 16;
            connection.channel().shutdownOutput();                                    // shutdown
        }
    }

    /// What the client does not take now is owed to it, and nothing more is read from it until then.
    private void send(Connection connection, ByteBuffer lines) throws IOException {
        connection.channel().write(lines);                                            // write
        connection.owed = copy(lines.position(), lines.limit());
        int interest = connection.owed.length > 0 ? OP_WRITE : OP_READ;
        if (interest != connection.key.interestOps()) connection.key.interestOps(interest);  // epoll_ctl MOD
    }

    private void closeConnection(Connection connection, String reason) {
        registry.remove(connection.fd());
        if (lingering.remove(connection)) reason = " (line longer than " + MAX_LINE + " bytes)";
        try {
            connection.channel().close();                                             // shutdown, epoll_ctl DEL, close
        } catch (IOException e) {
            reason += " (" + e.getMessage() + ")";
        }
        trace("closed: fd = " + connection.fd() + reason);
        retryAt = now();  // after this batch: the descriptor is not free before the next select
    }

    /// ---- The loop ends here. Skip what is below: how it begins and ends, small steps, the arguments of `main`. ----

    int port() { return listener.socket().getLocalPort(); }
    private void trace(String line) { trace.accept(line); }
    private static long now() { return System.nanoTime() / 1_000_000; }  // in milliseconds, since some moment

    /// Binds 127.0.0.1; port 0 takes a free one. From here on the kernel completes connections.
    FdRegistry(int port, Consumer<String> trace) throws IOException {
        this.trace = trace;
        listener = ServerSocketChannel.open(StandardProtocolFamily.INET);             // socket
        try {
            listener.bind(new InetSocketAddress("127.0.0.1", port), BACKLOG);         // bind, listen
            listener.configureBlocking(false);
            listenFd = fd(listener);
            selector = Selector.open();                                               // epoll_create1
        } catch (Throwable e) {
            try (listener) { throw e; }
        }
        listenerKey = listener.register(selector, OP_ACCEPT, listenFd);               // epoll_ctl ADD
    }

    /// Waits until somebody is ready, or it is time for something: to end who lingers, to watch the listener again.
    private void select() throws IOException {
        long now = now(), pause = Math.max(0, retryAt - now);
        while (!lingering.isEmpty() && lingering.getFirst().until <= now) closeConnection(lingering.getFirst(), "");
        if (pause == 0) listenerKey.interestOps(OP_ACCEPT);                           // epoll_ctl ADD, if it was out
        if (!lingering.isEmpty()) pause = Math.min(pause == 0 ? LINGER_MS : pause, lingering.getFirst().until - now);
        selector.select(pause);                                                       // 0 is without a limit
    }

    /// The index just after the last `\n` in the buffer, or 0; the bytes before `from` are known to have none.
    private int endOfLastLine(int from) {
        for (int end = buffer.position(); end > from; end--) if (buffer.get(end - 1) == '\n') return end;
        return 0;
    }

    private byte[] copy(int from, int to) {
        var bytes = from == to ? NOTHING : new byte[to - from];
        buffer.get(from, bytes);
        return bytes;
    }

    /// For the terminal only, which control characters from a client must not reach.
    private void traceLines(Connection connection, int end) {
        if (trace == QUIET) return;
        for (String line : StandardCharsets.UTF_8.decode(buffer.slice(0, end)).toString().split("(?<=\n)"))
            trace("read: fd = " + connection.fd() + ", buf = " + line.stripTrailing().replaceAll("\\p{Cc}", "·"));
    }

    /// The kernel's number. The JDK has it in a package that it exports on request: the option at the top of this file.
    private static int fd(Channel channel) {
        try {
            return (int) Class.forName("sun.nio.ch.SelChImpl").getMethod("getFDVal").invoke(channel);
        } catch (ReflectiveOperationException e) { throw new IllegalStateException(e); }
    }

    /// From any other thread: ends the loop, and when `run` has returned closes all that is open.
    @Override
    public void close() throws IOException {
        closing = true;
        selector.wakeup();
        synchronized (this) {
            for (Connection connection : List.copyOf(registry.values())) closeConnection(connection, "");
            try (selector; listener) {}
        }
    }

    public static void main(String... args) throws Exception {
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
        if (!Channel.class.getModule().isExported("sun.nio.ch", FdRegistry.class.getModule())) System.exit(restart());
        try (var server = new FdRegistry(port, quiet ? QUIET : System.out::println)) {
            System.out.println("listening on 127.0.0.1:" + server.port());
            server.run();
        } catch (BindException e) {
            System.err.println("cannot bind port " + port + " (" + e.getMessage() + "): "
                + "stop what uses it, or pass another port; 0 takes a free one");
            System.exit(1);
        }
    }

    /// Plain `java FdRegistry.java` knows nothing of the option above: run the same command again, with it.
    private static int restart() throws Exception {
        ProcessHandle.Info self = ProcessHandle.current().info();
        var command = new ArrayList<>(List.of(self.arguments().orElseThrow()));
        command.addAll(0, List.of(self.command().orElse("java"), "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED"));
        Process java = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> java.destroyForcibly().onExit().join()));
        return java.waitFor();
    }
}
