///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED

import module java.base;
import static java.lang.foreign.ValueLayout.*;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Chapter 5 without `Selector`: the same loop in the system calls themselves, on Linux.
///
/// One thread runs the loop; it alone touches the registry, the memory and the sockets.
/// The kernel writes into `events` which fds are ready, and into `buffer` what a client has sent.
///
///     nc 127.0.0.1 10000
///
/// Left out: a time limit for silent clients, and a second thread for a second core.
final class RawEpoll implements AutoCloseable {
    static final int PORT = 10_000;
    static final int MAX_LINE = 64 * 1024;
    static final Consumer<String> QUIET = line -> {};
    private static final int BACKLOG = 4_096;        // connections the kernel completes before we accept them
    private static final int MAX_EVENTS = 1_024;     // in one answer of epoll_wait; the rest come with the next
    private static final int ACCEPT_RETRY_MS = 1_000;
    private static final byte[] NOTHING = {};
    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

    /// What an fd stands for: what its reader and its writer could not finish.
    static final class Connection {
        byte[] halfLine = NOTHING;                   // read, but its `\n` has not come yet
        byte[] owed = NOTHING;                       // to be written, but the client does not take it yet
    }

    /// By fd: the kernel gives out the lowest number that is free, so an array is map enough.
    Connection[] registry = new Connection[64];
    final int listenFd;
    private final int epfd;
    private final Libc libc = new Libc();
    private final MemorySegment events = Arena.ofAuto().allocate(MAX_EVENTS * Libc.EVENT_SIZE, 8);
    private final MemorySegment buffer = Arena.ofAuto().allocate(MAX_LINE + 1);
    private final Consumer<String> trace;
    private boolean accepting = true;
    private volatile boolean closing = false;

    /// Binds 127.0.0.1; port 0 takes a free one. From here on the kernel completes connections.
    RawEpoll(int port, Consumer<String> trace) throws IOException {
        this.trace = trace;
        listenFd = libc.socket(Libc.AF_INET, Libc.SOCK_STREAM | Libc.SOCK_NONBLOCK);
        libc.setsockopt(listenFd, Libc.SOL_SOCKET, Libc.SO_REUSEADDR, 1);
        libc.bind(listenFd, Libc.INADDR_LOOPBACK, port);
        libc.listen(listenFd, BACKLOG);
        epfd = libc.epoll_create1(0);
        libc.epoll_ctl(epfd, Libc.EPOLL_CTL_ADD, listenFd, Libc.EPOLLIN);
    }

    int port() throws IOException {
        return libc.getsockname(listenFd);
    }

    /// Returns once another thread has called {@link #close}.
    void run() throws IOException {
        try {
            while (!closing) {
                int nfds = libc.epoll_wait(epfd, events, MAX_EVENTS, accepting ? -1 : ACCEPT_RETRY_MS);
                if (nfds == 0) watchListener();
                for (int n = 0; n < nfds && !closing; n++) {
                    int fd = Libc.data(events, n);
                    if (fd == listenFd) {
                        accept();
                    } else {
                        echo(fd, registry[fd]);
                    }
                }
            }
        } finally {
            closeAll();
        }
    }

    private void accept() throws IOException {
        int fd;
        try {
            fd = libc.accept4(listenFd, Libc.SOCK_NONBLOCK);
        } catch (IOException e) {
            // Out of descriptors, most likely. The listener stays ready and would wake us without
            // end, so look away until a connection closes or ACCEPT_RETRY_MS have passed.
            trace.accept("accept: " + e.getMessage());
            libc.epoll_ctl(epfd, Libc.EPOLL_CTL_DEL, listenFd, 0);
            accepting = false;
            return;
        }
        if (fd == Libc.AGAIN) return;
        libc.epoll_ctl(epfd, Libc.EPOLL_CTL_ADD, fd, Libc.EPOLLIN);
        if (fd >= registry.length) registry = Arrays.copyOf(registry, 2 * fd);
        registry[fd] = new Connection();
        trace.accept("accept: fd = " + fd);
    }

    private void watchListener() throws IOException {
        if (accepting) return;
        libc.epoll_ctl(epfd, Libc.EPOLL_CTL_ADD, listenFd, Libc.EPOLLIN);
        accepting = true;
    }

    private void echo(int fd, Connection connection) throws IOException {
        try {
            if (connection.owed.length > 0) {
                send(fd, connection, put(connection.owed));
            } else {
                receive(fd, connection);
            }
        } catch (IOException e) {
            close(fd, " (" + e.getMessage() + ")");
        }
    }

    /// Reads once, and answers all the lines that are whole by then with one write.
    private void receive(int fd, Connection connection) throws IOException {
        int half = put(connection.halfLine);
        int count = libc.read(fd, buffer.asSlice(half));
        if (count == Libc.AGAIN) return;
        boolean end = count == 0;
        int length = half + count;
        int whole = end ? length : endOfLastLine(half, length);
        if (end && whole == 0) {
            close(fd, "");
            return;
        }
        if (whole == 0 && length > MAX_LINE) throw new IOException("line longer than " + MAX_LINE + " bytes");
        connection.halfLine = copy(whole, length);
        if (whole == 0) return;
        if (trace != QUIET) traceLines(fd, whole);
        send(fd, connection, whole);
    }

    /// What the client does not take now is owed to it, and nothing more is read from it until then.
    private void send(int fd, Connection connection, int length) throws IOException {
        int count = libc.write(fd, buffer.asSlice(0, length));
        boolean waited = connection.owed.length > 0;
        connection.owed = copy(count == Libc.AGAIN ? 0 : count, length);
        boolean waits = connection.owed.length > 0;
        if (waits != waited) libc.epoll_ctl(epfd, Libc.EPOLL_CTL_MOD, fd, waits ? Libc.EPOLLOUT : Libc.EPOLLIN);
    }

    private void close(int fd, String reason) throws IOException {
        registry[fd] = null;
        libc.epoll_ctl(epfd, Libc.EPOLL_CTL_DEL, fd, 0);
        libc.close(fd);
        trace.accept("closed: fd = " + fd + reason);
        watchListener();
    }

    /// Behind the last `\n` in the buffer, or 0; the bytes before `from` are known to have none.
    private int endOfLastLine(int from, int to) {
        for (int i = to; i > from; i--) {
            if (buffer.get(JAVA_BYTE, i - 1) == '\n') return i;
        }
        return 0;
    }

    private int put(byte[] bytes) {
        MemorySegment.copy(bytes, 0, buffer, JAVA_BYTE, 0, bytes.length);
        return bytes.length;
    }

    private byte[] copy(int from, int to) {
        return from == to ? NOTHING : buffer.asSlice(from, to - from).toArray(JAVA_BYTE);
    }

    /// For the terminal only, which control characters from a client must not reach.
    private void traceLines(int fd, int end) {
        for (String line : UTF_8.decode(buffer.asSlice(0, end).asByteBuffer()).toString().split("(?<=\n)")) {
            trace.accept("read: fd = " + fd + ", buf = " + line.stripTrailing().replaceAll("\\p{Cc}", "·"));
        }
    }

    /// From any thread: ends the loop, which then closes its own fds. A listener that is shut down counts as ready.
    @Override
    public synchronized void close() throws IOException {
        if (closing) return;
        closing = true;
        new Libc().shutdown(listenFd, Libc.SHUT_RDWR);
    }

    private synchronized void closeAll() throws IOException {
        closing = true;
        for (int fd = 0; fd < registry.length; fd++) {
            if (registry[fd] != null) libc.close(fd);
        }
        libc.close(listenFd);
        libc.close(epfd);
    }

    /// The C library: a method for each function, named as in C and described in section 2 of its manual.
    /// An instance belongs to one thread, as errno does.
    static final class Libc {
        static final int AGAIN = -1;                 // EAGAIN or EINTR: nothing yet, or a signal came first; epoll tells again
        static final int AF_INET = 2, SOCK_STREAM = 1, SOCK_NONBLOCK = 0x800, INADDR_LOOPBACK = 0x7f000001;
        static final int SOL_SOCKET = 1, SO_REUSEADDR = 2, SHUT_RDWR = 2, EINTR = 4, EAGAIN = 11;
        static final int EPOLLIN = 1, EPOLLOUT = 4, EPOLL_CTL_ADD = 1, EPOLL_CTL_DEL = 2, EPOLL_CTL_MOD = 3;
        private static final Map<Integer, String> NAMES = Map.of(9, "EBADF", 12, "ENOMEM", 13, "EACCES", 22, "EINVAL", 23, "ENFILE",
            24, "EMFILE", 32, "EPIPE", 98, "EADDRINUSE", 104, "ECONNRESET", 110, "ETIMEDOUT");

        /// `struct epoll_event { uint32_t events; uint64_t data; }`, which sys/epoll.h packs on x86-64 and nowhere else.
        private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");
        static final long EVENT_SIZE = PACKED ? 12 : 16, DATA = PACKED ? 4 : 8;

        private static final MethodHandle SOCKET = function("socket"), SETSOCKOPT = function("setsockopt"), BIND = function("bind"),
            LISTEN = function("listen"), GETSOCKNAME = function("getsockname"), ACCEPT4 = function("accept4"), READ = function("read"),
            WRITE = function("write"), SHUTDOWN = function("shutdown"), CLOSE = function("close"), STRERROR = function("strerror"),
            EPOLL_CREATE1 = function("epoll_create1"), EPOLL_CTL = function("epoll_ctl"), EPOLL_WAIT = function("epoll_wait");

        private final MemorySegment errno = Arena.global().allocate(Linker.Option.captureStateLayout());
        private final MemorySegment pointed = Arena.global().allocate(24, 8);  // what C wants a pointer to

        int socket(int domain, int type) throws IOException { return call("socket", SOCKET, domain, type, 0, 0, 0); }
        void listen(int fd, int backlog) throws IOException { call("listen", LISTEN, fd, backlog, 0, 0, 0); }
        int accept4(int fd, int flags) throws IOException { return call("accept4", ACCEPT4, fd, 0, 0, flags, 0); }
        int read(int fd, MemorySegment buf) throws IOException { return call("read", READ, fd, buf.address(), buf.byteSize(), 0, 0); }
        int write(int fd, MemorySegment buf) throws IOException { return call("write", WRITE, fd, buf.address(), buf.byteSize(), 0, 0); }
        void shutdown(int fd, int how) throws IOException { call("shutdown", SHUTDOWN, fd, how, 0, 0, 0); }
        void close(int fd) throws IOException { call("close", CLOSE, fd, 0, 0, 0, 0); }
        int epoll_create1(int flags) throws IOException { return call("epoll_create1", EPOLL_CREATE1, flags, 0, 0, 0, 0); }

        void setsockopt(int fd, int level, int name, int value) throws IOException {
            pointed.set(JAVA_INT, 0, value);
            call("setsockopt", SETSOCKOPT, fd, level, name, pointed.address(), 4);
        }

        /// `struct sockaddr_in`: the family, then port and address with the high byte first, as on the network: ip(7).
        void bind(int fd, int address, int port) throws BindException {
            pointed.set(JAVA_SHORT, 0, (short) AF_INET);
            pointed.set(JAVA_SHORT.withOrder(BIG_ENDIAN), 2, (short) port);
            pointed.set(JAVA_INT.withOrder(BIG_ENDIAN), 4, address);
            try {
                call("bind", BIND, fd, pointed.address(), 16, 0, 0);
            } catch (IOException e) {
                throw new BindException(e.getMessage());
            }
        }

        int getsockname(int fd) throws IOException {
            pointed.set(JAVA_INT, 16, 16);
            call("getsockname", GETSOCKNAME, fd, pointed.address(), pointed.address() + 16, 0, 0);
            return Short.toUnsignedInt(pointed.get(JAVA_SHORT.withOrder(BIG_ENDIAN), 2));
        }

        void epoll_ctl(int epfd, int op, int fd, int interest) throws IOException {
            pointed.set(JAVA_INT, 0, interest);
            pointed.set(JAVA_LONG_UNALIGNED, DATA, fd);
            call("epoll_ctl", EPOLL_CTL, epfd, op, fd, pointed.address(), 0);
        }

        int epoll_wait(int epfd, MemorySegment events, int max, int timeoutMs) throws IOException {
            return call("epoll_wait", EPOLL_WAIT, epfd, events.address(), max, timeoutMs, 0);
        }

        /// `events[n].data`, into which {@link #epoll_ctl} has put the fd.
        static int data(MemorySegment events, int n) {
            return (int) events.get(JAVA_LONG_UNALIGNED, n * EVENT_SIZE + DATA);
        }

        private int call(String name, MethodHandle function, long a, long b, long c, long d, long e) throws IOException {
            try {
                int result = (int) (long) function.invokeExact(errno, a, b, c, d, e);
                int error = result == -1 ? errno.get(JAVA_INT, 0) : 0;
                if (error == 0 || error == EAGAIN || error == EINTR) return result;
                var text = MemorySegment.ofAddress((long) STRERROR.invokeExact(errno, (long) error, 0L, 0L, 0L, 0L)).reinterpret(256);
                throw new IOException(name + ": " + NAMES.getOrDefault(error, "errno " + error) + ", " + text.getString(0));
            } catch (Throwable failure) {
                if (failure instanceof IOException io) throw io;
                throw new AssertionError(failure);
            }
        }

        /// Integers and pointers travel in the same registers (System V ABI for x86-64, AAPCS64), and a function looks
        /// at as many as it has arguments. So one shape of call serves all, and is made once, which start-up feels.
        private static MethodHandle function(String name) {
            var shape = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
            var address = Linker.nativeLinker().defaultLookup().findOrThrow(name);
            return Linker.nativeLinker().downcallHandle(address, shape, Linker.Option.captureCallState("errno"));
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
            System.err.println("this chapter needs Linux, which epoll is part of; chapter 5 does the same with what your system has: just run 5");
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
        var command = new ArrayList<>(List.of(self.command().orElse("java"), NATIVE));
        command.addAll(List.of(self.arguments().orElseThrow()));
        Process java = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> java.destroyForcibly().onExit().join()));
        return java.waitFor();
    }
}
