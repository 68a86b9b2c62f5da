import module java.base;
import java.lang.foreign.FunctionDescriptor;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/// A connection in this JVM whose server's end is an fd and nothing more, as chapter 6 has it.
final class RawPair implements AutoCloseable {
    /// sys/epoll.h
    static final int EPOLLET = 1 << 31;
    /// Room for little: a socket that is soon full, and takes parts.
    static final int SMALL = 8 * 1024;
    private static final int EPOLLHUP = 0x10, EPOLLRDHUP = 0x2000;
    private static final int SO_SNDBUF = 7, SO_RCVBUF = 8, IPPROTO_TCP = 6, TCP_NODELAY = 1;
    private static final int MSG_PEEK = 2, MSG_DONTWAIT = 0x40, PEEKED = 256 * 1024;
    private static final MethodHandle RECV = Linker.nativeLinker().downcallHandle(
        Linker.nativeLinker().defaultLookup().findOrThrow("recv"),
        FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

    /// For the thread that uses the fd; the tests have their own, since errno belongs to a thread.
    final RawEpoll.Libc libc = new RawEpoll.Libc();
    final int fd;
    final int epfd;
    private final RawEpoll.Libc own = new RawEpoll.Libc();
    private final int listenFd;
    private final int witness;
    private final Socket client = new Socket();
    private final MemorySegment events = Arena.ofAuto().allocate(RawEpoll.Libc.EVENT_SIZE, 8);
    private final MemorySegment peeked = Arena.ofAuto().allocate(PEEKED);

    /// `interest` is what `epfd` watches `fd` for, which is non-blocking.
    RawPair(int interest) throws IOException {
        this(interest, 0);
    }

    /// Both sockets hold about `room` bytes each; 0 leaves it to the kernel.
    RawPair(int interest, int room) throws IOException {
        listenFd = own.socket(RawEpoll.Libc.AF_INET, RawEpoll.Libc.SOCK_STREAM);
        own.bind(listenFd, RawEpoll.Libc.INADDR_LOOPBACK, 0);
        own.setsockopt(listenFd, RawEpoll.Libc.SOL_SOCKET, SO_RCVBUF, PEEKED);
        own.listen(listenFd, 1);
        if (room > 0) client.setReceiveBufferSize(room);
        client.setTcpNoDelay(true);
        client.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), own.getsockname(listenFd)));
        client.setSoTimeout((int) Outcome.SOON.toMillis());
        fd = own.accept4(listenFd, RawEpoll.Libc.SOCK_NONBLOCK);
        if (room > 0) own.setsockopt(fd, RawEpoll.Libc.SOL_SOCKET, SO_SNDBUF, room);
        own.setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, 1);
        epfd = own.epoll_create1(0);
        own.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_ADD, fd, interest);
        witness = own.epoll_create1(0);
        own.epoll_ctl(witness, RawEpoll.Libc.EPOLL_CTL_ADD, fd, EPOLLRDHUP);
    }

    Socket client() {
        return client;
    }

    /// Whether epoll tells of the fd within so long.
    boolean told(Duration within) throws IOException {
        return own.epoll_wait(epfd, events, 1, (int) within.toMillis()) == 1;
    }

    /// What the kernel's list has for the fd, in words: `EPOLLIN alone`, `EPOLLIN and EPOLLOUT`. EPOLLERR and EPOLLHUP
    /// are always there, and left out.
    String interest() throws IOException {
        Kernel.Interest watched = Kernel.interestList(epfd).get(fd);
        if (watched == null) return "nothing: the fd is not in epoll's list";
        return switch (watched.events() & (Kernel.Interest.IN | Kernel.Interest.OUT)) {
            case Kernel.Interest.IN -> "EPOLLIN alone";
            case Kernel.Interest.OUT -> "EPOLLOUT alone";
            case Kernel.Interest.IN | Kernel.Interest.OUT -> "EPOLLIN and EPOLLOUT";
            default -> "neither EPOLLIN nor EPOLLOUT";
        };
    }

    /// Sends until the socket takes no more, while nobody reads. Returns what it took.
    byte[] fill() throws IOException {
        var taken = new ByteArrayOutputStream();
        MemorySegment chunk = Arena.ofAuto().allocate(4 * 1024).fill((byte) '.');
        for (int n = 0, times = 0; times < 3; times += n == RawEpoll.Libc.AGAIN ? 1 : 0) {
            n = own.write(fd, chunk);
            if (n > 0) taken.writeBytes(chunk.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
        }
        return taken.toByteArray();
    }

    /// The client sends this; returns when all of it waits at the fd, where nothing waited before.
    void sendToFd(byte[] bytes) throws IOException {
        client.getOutputStream().write(bytes);
        until(() -> peek() == bytes.length, bytes.length + " bytes to arrive at the fd");
    }

    /// The client says that it sends no more; returns when the fd's end of the connection knows.
    void end() throws IOException {
        client.shutdownOutput();
        until(() -> (state() & EPOLLRDHUP) != 0, "the end of the stream to arrive at the fd");
    }

    /// The client resets the connection; returns when the fd's end of it knows.
    void reset() throws IOException {
        client.setSoLinger(true, 0);
        client.close();
        until(() -> (state() & EPOLLHUP) != 0, "the reset to arrive at the fd");
    }

    /// How many bytes wait at the fd, or -1: recv(2) with MSG_PEEK leaves them there.
    private int peek() {
        try {
            return (int) (long) RECV.invokeExact(fd, peeked, peeked.byteSize(), MSG_PEEK | MSG_DONTWAIT);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private int state() throws IOException {
        return own.epoll_wait(witness, events, 1, 0) == 0 ? 0 : events.get(JAVA_INT, 0);
    }

    private static void until(Callable<Boolean> arrived, String what) throws IOException {
        long end = System.nanoTime() + Client.PATIENCE.toNanos();
        try {
            while (!arrived.call()) {
                if (System.nanoTime() - end > 0) throw new IllegalStateException("the test waited in vain for " + what);
                LockSupport.parkNanos(50_000);
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// A connection each read of which gets one byte, however many are there: AF_UNIX, SOCK_SEQPACKET (unix(7)) keeps
    /// what was written apart. To whoever reads it is as if the next byte came while the one before was being read.
    static final class ByteByByte implements AutoCloseable {
        private static final int AF_UNIX = 1, SOCK_SEQPACKET = 5;
        private static final MethodHandle SOCKETPAIR = Linker.nativeLinker().downcallHandle(
            Linker.nativeLinker().defaultLookup().findOrThrow("socketpair"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));

        final RawEpoll.Libc libc = new RawEpoll.Libc();
        final int fd;
        private final RawEpoll.Libc own = new RawEpoll.Libc();
        private final int client;
        private final MemorySegment memory = Arena.ofAuto().allocate(8, 4);
        private boolean ended = false;

        ByteByByte() {
            try {
                int type = SOCK_SEQPACKET | RawEpoll.Libc.SOCK_NONBLOCK;
                int result = (int) SOCKETPAIR.invokeExact(AF_UNIX, type, 0, memory);
                if (result != 0) throw new IllegalStateException("socketpair failed");
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
            fd = memory.get(JAVA_INT, 0);
            client = memory.get(JAVA_INT, 4);
        }

        void send(byte[] bytes) throws IOException {
            for (byte b : bytes) {
                memory.set(ValueLayout.JAVA_BYTE, 0, b);
                if (own.write(client, memory.asSlice(0, 1)) != 1) throw new IllegalStateException("no room for a byte");
            }
        }

        void end() throws IOException {
            ended = true;
            own.close(client);
        }

        @Override
        public void close() throws IOException {
            if (!ended) end();
            own.close(fd);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        own.close(fd);
        own.close(epfd);
        own.close(witness);
        own.close(listenFd);
    }
}
