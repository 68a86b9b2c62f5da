///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//RUNTIME_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED

import module java.base;
import static java.nio.channels.SelectionKey.*;
import static java.nio.charset.StandardCharsets.UTF_8;

/// The article's final program: an event names a file descriptor, and a registry tells whose it is.
///
/// One thread runs the loop; it alone touches the registry, the buffer and the sockets.
/// Half a line stops nobody: it waits in the registry for its other half.
///
///     nc 127.0.0.1 10000
///
/// Left out: a time limit for silent clients, and a second thread for a second core.
final class FdRegistry implements AutoCloseable {
    static final int PORT = 10_000;
    static final int MAX_LINE = 64 * 1024;
    static final Consumer<String> QUIET = line -> {};
    private static final int BACKLOG = 4_096;        // connections the kernel completes before we accept them
    private static final int ACCEPT_RETRY_MS = 1_000;
    private static final byte[] NOTHING = {};
    private static final String EXPORT = "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED";

    /// What an fd stands for: the channel, and what its reader and its writer could not finish.
    static final class Connection {
        final SocketChannel channel;
        final SelectionKey key;
        byte[] halfLine = NOTHING;                   // read, but its `\n` has not come yet
        byte[] owed = NOTHING;                       // to be written, but the client does not take it yet

        Connection(SocketChannel channel, SelectionKey key) {
            this.channel = channel;
            this.key = key;
        }
    }

    final Map<Integer, Connection> registry = new HashMap<>();
    final int listenFd;
    private final ServerSocketChannel listener;
    private final SelectionKey listenerKey;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_LINE + 1);
    private final Consumer<String> trace;
    private boolean retryAccept = false;
    private volatile boolean closing = false;

    /// Binds 127.0.0.1; port 0 takes a free one. From here on the kernel completes connections.
    FdRegistry(int port, Consumer<String> trace) throws IOException {
        this.trace = trace;
        listener = ServerSocketChannel.open(StandardProtocolFamily.INET);             // socket
        listener.bind(new InetSocketAddress("127.0.0.1", port), BACKLOG);             // bind, listen
        listener.configureBlocking(false);
        listenFd = fd(listener);
        selector = Selector.open();                                                   // epoll_create1
        listenerKey = listener.register(selector, OP_ACCEPT, listenFd);               // epoll_ctl ADD
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    /// Returns once another thread has called {@link #close}.
    void run() throws IOException {
        try {
            while (!closing) {
                boolean accepting = listenerKey.interestOps() == OP_ACCEPT;
                retryAccept = false;
                int nfds = selector.select(this::handle, accepting ? 0 : ACCEPT_RETRY_MS);  // epoll_wait
                if (retryAccept || nfds == 0) listenerKey.interestOps(OP_ACCEPT);     // epoll_ctl ADD, if it was taken out
            }
        } finally {
            for (Connection connection : registry.values()) connection.channel.close();
            listener.close();
            selector.close();
        }
    }

    /// Called for each event. The selector keeps no list of them, so there is nothing to clear.
    private void handle(SelectionKey key) {
        int fd = (int) key.attachment();                                              // events[n].data
        if (fd == listenFd) {
            accept();
        } else {
            echo(fd, registry.get(fd));
        }
    }

    private void accept() {
        try {
            SocketChannel channel = listener.accept();                                // accept
            if (channel == null) return;
            channel.configureBlocking(false);
            int fd = fd(channel);
            SelectionKey key = channel.register(selector, OP_READ, fd);               // epoll_ctl ADD
            registry.put(fd, new Connection(channel, key));
            trace.accept("accept: fd = " + fd);
        } catch (IOException e) {
            // Out of descriptors, most likely. The listener stays ready and would wake us without
            // end, so look away until a connection closes or ACCEPT_RETRY_MS have passed.
            trace.accept("accept: " + e.getMessage());
            listenerKey.interestOps(0);                                               // epoll_ctl DEL
        }
    }

    private void echo(int fd, Connection connection) {
        try {
            if (connection.owed.length > 0) {
                send(connection, buffer.clear().put(connection.owed).flip());
            } else {
                receive(fd, connection);
            }
        } catch (IOException e) {
            close(fd, " (" + e.getMessage() + ")");
        }
    }

    /// Reads once, and answers all the lines that are whole by then with one write.
    private void receive(int fd, Connection connection) throws IOException {
        buffer.clear().put(connection.halfLine);
        boolean end = connection.channel.read(buffer) == -1;                          // read
        int whole = end ? buffer.position() : endOfLastLine(connection.halfLine.length);
        if (end && whole == 0) {
            close(fd, "");
            return;
        }
        if (whole == 0 && !buffer.hasRemaining()) throw new IOException("line longer than " + MAX_LINE + " bytes");
        connection.halfLine = copy(whole, buffer.position());
        if (whole == 0) return;
        if (trace != QUIET) traceLines(fd, whole);
        send(connection, buffer.flip().limit(whole));
    }

    /// What the client does not take now is owed to it, and nothing more is read from it until then.
    private void send(Connection connection, ByteBuffer lines) throws IOException {
        connection.channel.write(lines);                                              // write
        connection.owed = copy(lines.position(), lines.limit());
        int interest = connection.owed.length > 0 ? OP_WRITE : OP_READ;
        if (interest != connection.key.interestOps()) connection.key.interestOps(interest);  // epoll_ctl MOD
    }

    private void close(int fd, String reason) {
        Connection connection = registry.remove(fd);
        try {
            connection.channel.close();                                               // epoll_ctl DEL, close
        } catch (IOException e) {
            reason += " (" + e.getMessage() + ")";
        }
        trace.accept("closed: fd = " + fd + reason);
        retryAccept = true;  // behind this batch: the descriptor is not free before the next select
    }

    /// Behind the last `\n` in the buffer, or 0; the bytes before `from` are known to have none.
    private int endOfLastLine(int from) {
        for (int i = buffer.position(); i > from; i--) {
            if (buffer.get(i - 1) == '\n') return i;
        }
        return 0;
    }

    private byte[] copy(int from, int to) {
        if (from == to) return NOTHING;
        var bytes = new byte[to - from];
        buffer.get(from, bytes);
        return bytes;
    }

    /// For the terminal only, which control characters from a client must not reach.
    private void traceLines(int fd, int end) {
        for (String line : UTF_8.decode(buffer.slice(0, end)).toString().split("(?<=\n)")) {
            trace.accept("read: fd = " + fd + ", buf = " + line.stripTrailing().replaceAll("\\p{Cc}", "·"));
        }
    }

    /// The number by which the kernel knows this channel. The JDK has it, in a package that java.base
    /// exports only on request: that is the option at the top of this file.
    private static int fd(Channel channel) {
        try {
            return (int) Class.forName("sun.nio.ch.SelChImpl").getMethod("getFDVal").invoke(channel);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("start java with " + EXPORT, e);
        }
    }

    /// From any thread: ends the loop, which then closes its own sockets.
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
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
        var command = new ArrayList<>(List.of(self.command().orElse("java"), EXPORT));
        command.addAll(List.of(self.arguments().orElseThrow()));
        Process java = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> java.destroyForcibly().onExit().join()));
        return java.waitFor();
    }
}
