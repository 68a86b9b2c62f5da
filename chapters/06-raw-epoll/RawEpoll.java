///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED

import module java.base;
import static java.lang.foreign.ValueLayout.*;

/// Chapter 5 without `Selector`: the same loop in the system calls themselves, on Linux.
///
/// One thread runs the loop; it alone touches the registry, the memory and the sockets.
/// The kernel writes into `events` which fds are ready, and into `buffer` what a client has sent.
///
///     nc 127.0.0.1 10000
///
/// Left out: a time limit for silent clients, and a second thread for a second core.
final class RawEpoll implements AutoCloseable {
    static final int PORT = 10_000, MAX_LINE = 64 * 1024;
    static final Consumer<String> QUIET = line -> {};
    private static final int BACKLOG = 4_096, MAX_EVENTS = 1_024, ACCEPT_RETRY_MS = 1_000, LINGER_MS = 1_000;
    private static final byte[] NOTHING = {};

    /// What an fd stands for: what its reader and its writer could not finish.
    static final class Connection {
        final int fd;
        byte[] halfLine = NOTHING;                   // read, but its `\n` has not come yet
        byte[] owed = NOTHING;                       // to be written, but the client does not take it yet
        long until;                                  // when it has to go, once its line was too long
        Connection(int fd) { this.fd = fd; }
    }

    Connection[] registry = new Connection[64];      // by fd: the lowest number that is free, so an array is map enough
    final int listenFd;
    private final int port;
    private int epfd = -1;
    private final Libc libc = new Libc();
    private final MemorySegment events = Arena.ofAuto().allocate(MAX_EVENTS * Libc.EVENT_SIZE, 8);
    private final MemorySegment buffer = Arena.ofAuto().allocate(MAX_LINE + 1);
    private final Consumer<String> trace;
    private final SequencedSet<Connection> lingering = new LinkedHashSet<>();
    private boolean accepting = true;                // whether the listener is watched
    private long retryAt = now();                    // until then it is not
    private final AtomicBoolean closing = new AtomicBoolean(false);

    /// Returns once another thread has called {@link #close}.
    synchronized void run() throws IOException {
        while (!closing.get()) {
            int nfds = select();                                                      // epoll_wait
            for (int n = 0; n < nfds; n++) {
                int fd = Libc.data(events, n);                                        // events[n].data
                if (fd == listenFd) {
                    accept();
                } else {
                    echo(registry[fd]);
                }
            }
        }
    }

    private void accept() throws IOException {
        int fd = Libc.AGAIN;
        try {
            fd = libc.accept4(listenFd, Libc.SOCK_NONBLOCK);
            if (fd == Libc.AGAIN) return;
            if (fd >= registry.length) registry = Arrays.copyOf(registry, 2 * fd);
            registry[fd] = new Connection(fd);
            libc.epoll_ctl(epfd, Libc.EPOLL_CTL_ADD, fd, Libc.EPOLLIN);
            trace("accept: fd = " + fd);
        } catch (IOException e) {
            // Out of descriptors, most likely. The listener stays ready and would wake us without end: look away.
            trace("accept: " + e.getMessage());
            if (fd != Libc.AGAIN) closeConnection(registry[fd], "");
            libc.epoll_ctl(epfd, Libc.EPOLL_CTL_MOD, listenFd, 0);
            accepting = false;
            retryAt = now() + ACCEPT_RETRY_MS;
        }
    }

    private void echo(Connection connection) {
        try {
            if (connection.owed.length == 0) receive(connection);
            else send(connection, put(connection.owed));
        } catch (IOException e) {
            closeConnection(connection, " (" + e.getMessage() + ")");
        }
    }

    /// Reads once, and answers all the lines that are whole by then with one write.
    private void receive(Connection connection) throws IOException {
        int half = put(connection.halfLine);
        int count = libc.read(connection.fd, buffer.asSlice(half));
        if (count == Libc.AGAIN) return;
        int length = half + count, whole = count == 0 ? length : endOfLastLine(half, length);
        connection.halfLine = copy(whole, length - whole);
        if (whole > 0 && !lingering.contains(connection)) {
            traceLines(connection, whole);
            send(connection, whole);
        } else if (count == 0) {
            closeConnection(connection, "");
        } else if (length == buffer.byteSize()) {
            // Too long. To close a socket with input unread is a reset, which destroys answers that the client has not
            // read yet. So say that no more comes, and read on without answering, for LINGER_MS or a megabyte at most.
            connection.halfLine = NOTHING;
            connection.until = lingering.add(connection) ? now() + LINGER_MS : connection.until - LINGER_MS / 16;
            libc.shutdown(connection.fd, Libc.SHUT_WR);
        }
    }

    /// What the client does not take now is owed to it, and nothing more is read from it until then.
    private void send(Connection connection, int length) throws IOException {
        int taken = Math.max(0, libc.write(connection.fd, buffer.asSlice(0, length)));  // AGAIN is -1
        boolean waited = connection.owed.length > 0, waits = taken < length;
        connection.owed = copy(taken, length - taken);
        int interest = waits ? Libc.EPOLLOUT : Libc.EPOLLIN;
        if (waits != waited) libc.epoll_ctl(epfd, Libc.EPOLL_CTL_MOD, connection.fd, interest);
    }

    private void closeConnection(Connection connection, String reason) {
        registry[connection.fd] = null;
        if (lingering.remove(connection)) reason = " (line longer than " + MAX_LINE + " bytes)";
        try (Closeable _ = () -> libc.close(connection.fd)) {
            libc.epoll_ctl(epfd, Libc.EPOLL_CTL_DEL, connection.fd, 0);
        } catch (IOException e) {
            reason += " (" + e.getMessage() + ")";
        }
        trace("closed: fd = " + connection.fd + reason);
        retryAt = now();
    }

    /// ---- The loop ends here. Skip what is below: how it begins and ends, small steps, calls of C, and `main`. ----

    int port() { return port; }
    private void trace(String line) { trace.accept(line); }
    private static long now() { return System.nanoTime() / 1_000_000; }  // in milliseconds, since some moment
    private byte[] copy(int at, int n) { return n == 0 ? NOTHING : buffer.asSlice(at, n).toArray(JAVA_BYTE); }

    /// Binds 127.0.0.1; port 0 takes a free one. From here on the kernel completes connections.
    RawEpoll(int port, Consumer<String> trace) throws IOException {
        this.trace = trace;
        listenFd = libc.socket(Libc.AF_INET, Libc.SOCK_STREAM | Libc.SOCK_NONBLOCK);
        try {
            libc.setsockopt(listenFd, Libc.SOL_SOCKET, Libc.SO_REUSEADDR, 1);
            libc.bind(listenFd, Libc.INADDR_LOOPBACK, port);
            libc.listen(listenFd, BACKLOG);
            this.port = libc.getsockname(listenFd);
            epfd = libc.epoll_create1(0);
            libc.epoll_ctl(epfd, Libc.EPOLL_CTL_ADD, listenFd, Libc.EPOLLIN);
        } catch (Throwable e) {
            try (Closeable _ = this::closeAll) { throw e; }
        }
    }

    /// Waits until somebody is ready, or it is time for something: to end who lingers, to watch the listener again.
    private int select() throws IOException {
        long now = now(), pause = Math.max(0, retryAt - now);
        while (!lingering.isEmpty() && lingering.getFirst().until <= now) closeConnection(lingering.getFirst(), "");
        if (pause == 0 && !accepting) libc.epoll_ctl(epfd, Libc.EPOLL_CTL_MOD, listenFd, Libc.EPOLLIN);
        accepting = pause == 0;
        if (!lingering.isEmpty()) pause = Math.min(pause == 0 ? LINGER_MS : pause, lingering.getFirst().until - now);
        int nfds = libc.epoll_wait(epfd, events, MAX_EVENTS, pause == 0 ? -1 : (int) pause);  // 0 would not wait at all
        return closing.get() ? 0 : nfds;
    }

    /// The index just after the last `\n` in the buffer, or 0; the bytes before `from` are known to have none.
    private int endOfLastLine(int from, int to) {
        for (int end = to; end > from; end--) if (buffer.get(JAVA_BYTE, end - 1) == '\n') return end;
        return 0;
    }

    private int put(byte[] bytes) {
        MemorySegment.copy(bytes, 0, buffer, JAVA_BYTE, 0, bytes.length);
        return bytes.length;
    }

    /// For the terminal only, which control characters from a client must not reach.
    private void traceLines(Connection connection, int end) {
        if (trace == QUIET) return;
        for (String line : new String(copy(0, end), StandardCharsets.UTF_8).split("(?<=\n)"))
            trace("read: fd = " + connection.fd + ", buf = " + line.stripTrailing().replaceAll("\\p{Cc}", "·"));
    }

    /// From any other thread: ends the loop, since a listener that is shut down is ready, and closes all that is open.
    @Override
    public void close() throws IOException {
        if (closing.getAndSet(true)) return;
        try (Closeable _ = this::closeAll) { new Libc().shutdown(listenFd, Libc.SHUT_RDWR); }
    }

    private synchronized void closeAll() throws IOException {  // as soon as `run` has returned
        for (Connection connection : registry) if (connection != null) closeConnection(connection, "");
        try (Closeable _ = () -> libc.close(listenFd)) { if (epfd != -1) libc.close(epfd); }
    }

    /// The C library: a method for each function, named as in C and described in section 2 of its manual.
    /// An instance belongs to one thread, as errno does.
    static final class Libc {
        static final int AGAIN = -1;  // EAGAIN, EINTR: nothing is there yet, or a signal came first; epoll tells again
        static final int AF_INET = 2, SOCK_STREAM = 1, SOCK_NONBLOCK = 0x800, INADDR_LOOPBACK = 0x7f000001;
        static final int SOL_SOCKET = 1, SO_REUSEADDR = 2, SHUT_WR = 1, SHUT_RDWR = 2, EINTR = 4, EAGAIN = 11;
        static final int EPOLLIN = 1, EPOLLOUT = 4, EPOLL_CTL_ADD = 1, EPOLL_CTL_DEL = 2, EPOLL_CTL_MOD = 3;
        private static final String NAMES = " 1 EPERM 2 ENOENT 9 EBADF 12 ENOMEM 13 EACCES 14 EFAULT 17 EEXIST"
            + " 22 EINVAL 23 ENFILE 24 EMFILE 28 ENOSPC 32 EPIPE 88 ENOTSOCK 95 EOPNOTSUPP 97 EAFNOSUPPORT"
            + " 98 EADDRINUSE 99 EADDRNOTAVAIL 103 ECONNABORTED 104 ECONNRESET 105 ENOBUFS 107 ENOTCONN 110 ETIMEDOUT ";
        /// `struct epoll_event { uint32_t events; uint64_t data; }`: sys/epoll.h packs it on x86-64, and nowhere else.
        static final long DATA = System.getProperty("os.arch").equals("amd64") ? 4 : 8, EVENT_SIZE = DATA + 8;
        private record Function(String name, MethodHandle handle) {}
        private static final Function SOCKET = find("socket"), SETSOCKOPT = find("setsockopt"), BIND = find("bind"),
            LISTEN = find("listen"), GETSOCKNAME = find("getsockname"), ACCEPT4 = find("accept4"), READ = find("read"),
            WRITE = find("write"), SHUTDOWN = find("shutdown"), CLOSE = find("close"), STRERROR = find("strerror"),
            EPOLL_CREATE1 = find("epoll_create1"), EPOLL_CTL = find("epoll_ctl"), EPOLL_WAIT = find("epoll_wait");
        private final Arena arena = Arena.ofAuto();  // `call` is given errno, so `pointed` is alive meanwhile as well
        private final MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
        private final MemorySegment pointed = arena.allocate(24, 8);  // what C wants a pointer to
        int socket(int domain, int type) throws IOException { return call(SOCKET, domain, number(type), 0, 0, 0); }
        void listen(int fd, int backlog) throws IOException { call(LISTEN, fd, number(backlog), 0, 0, 0); }
        int accept4(int fd, int flags) throws IOException { return call(ACCEPT4, fd, number(0), 0, flags, 0); }
        int read(int fd, MemorySegment buf) throws IOException { return call(READ, fd, buf, buf.byteSize(), 0, 0); }
        int write(int fd, MemorySegment buf) throws IOException { return call(WRITE, fd, buf, buf.byteSize(), 0, 0); }
        void shutdown(int fd, int how) throws IOException { call(SHUTDOWN, fd, number(how), 0, 0, 0); }
        void close(int fd) throws IOException { call(CLOSE, fd, number(0), 0, 0, 0); }
        int epoll_create1(int flags) throws IOException { return call(EPOLL_CREATE1, flags, number(0), 0, 0, 0); }
        private static MemorySegment number(long n) { return MemorySegment.ofAddress(n); }  // and no pointer

        void setsockopt(int fd, int level, int name, int value) throws IOException {
            pointed.set(JAVA_INT, 0, value);
            call(SETSOCKOPT, fd, number(level), name, pointed.address(), 4);
        }

        /// `struct sockaddr_in`: the family, then port and address with the high byte first, as on the network: ip(7).
        void bind(int fd, int address, int port) throws IOException {
            pointed.set(JAVA_SHORT, 0, (short) AF_INET);
            pointed.set(JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), 2, (short) port);
            pointed.set(JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN), 4, address);
            call(BIND, fd, pointed, 16, 0, 0);
        }

        int getsockname(int fd) throws IOException {
            pointed.set(JAVA_INT, 16, 16);
            call(GETSOCKNAME, fd, pointed, pointed.address() + 16, 0, 0);
            return Short.toUnsignedInt(pointed.get(JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), 2));
        }

        void epoll_ctl(int epfd, int op, int fd, int interest) throws IOException {
            pointed.set(JAVA_INT, 0, interest);
            pointed.set(JAVA_LONG_UNALIGNED, DATA, fd);
            call(EPOLL_CTL, epfd, number(op), fd, pointed.address(), 0);
        }

        int epoll_wait(int epfd, MemorySegment events, int max, int timeoutMs) throws IOException {
            return call(EPOLL_WAIT, epfd, events.asSlice(0, max * EVENT_SIZE), max, timeoutMs, 0);
        }

        /// `events[n].data`, into which {@link #epoll_ctl} has put the fd.
        static int data(MemorySegment events, int n) {
            return (int) events.get(JAVA_LONG_UNALIGNED, n * EVENT_SIZE + DATA);
        }

        private int call(Function function, long a, MemorySegment b, long c, long d, long e) throws IOException {
            try {
                int result = (int) (long) function.handle.invokeExact(errno, a, b, c, d, e);
                int error = result == -1 ? errno.get(JAVA_INT, 0) : 0;
                if (error == 0 || error == EAGAIN || error == EINTR) return result;
                long text = (long) STRERROR.handle.invokeExact(errno, (long) error, number(0), 0L, 0L, 0L);
                String[] known = NAMES.split(" " + error + " ");
                String message = function.name + ": " + (known.length > 1 ? known[1].split(" ")[0] : "errno " + error)
                    + ", " + number(text).reinterpret(256).getString(0);
                throw function == BIND ? new BindException(message) : new IOException(message);
            } catch (Throwable failure) {
                if (failure instanceof IOException io) throw io;
                if (failure instanceof RuntimeException wrong) throw wrong;
                throw new AssertionError(failure);
            }
        }

        /// Numbers and pointers travel in the same registers (System V ABI for x86-64, AAPCS64), and a function looks
        /// at as many as it has arguments. So one shape of call serves all, and is made once, which start-up feels.
        /// Its second argument is memory: that it is alive, and stays so until C returns, Java sees to.
        private static Function find(String name) {
            var shape = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG);
            var address = Linker.nativeLinker().defaultLookup().findOrThrow(name);
            var errno = Linker.Option.captureCallState("errno");
            return new Function(name, Linker.nativeLinker().downcallHandle(address, shape, errno));
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
        if (!System.getProperty("os.name").equals("Linux")) {
            System.err.println("this chapter needs Linux; chapter 5 does the same everywhere: just run 5");
            System.exit(1);
        }
        if (!RawEpoll.class.getModule().isNativeAccessEnabled()) System.exit(restart());
        try (var server = new RawEpoll(port, quiet ? QUIET : System.out::println)) {
            System.out.println("listening on 127.0.0.1:" + server.port());
            server.run();
        } catch (BindException e) {
            System.err.println("cannot bind port " + port + " (" + e.getMessage() + "): "
                + "stop what uses it, or pass another port; 0 takes a free one");
            System.exit(1);
        }
    }

    /// Plain `java RawEpoll.java` knows nothing of the option above: run the same command again, with it.
    private static int restart() throws Exception {
        ProcessHandle.Info self = ProcessHandle.current().info();
        var command = new ArrayList<>(List.of(self.arguments().orElseThrow()));
        command.addAll(0, List.of(self.command().orElse("java"), "--enable-native-access=ALL-UNNAMED"));
        Process java = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> java.destroyForcibly().onExit().join()));
        return java.waitFor();
    }
}
