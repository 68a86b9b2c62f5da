import module java.base;

/// Exercise 6.1: a write that takes a part, and EPOLL_CTL_MOD.
///
/// `write` to a non-blocking socket takes what fits: all, a part, or nothing (then it returns `Libc.AGAIN`).
/// Somebody has to remember the rest, and epoll has to be asked to say when there is room: MOD changes what an fd
/// is watched for. EPOLLOUT without anything to write is told without end.
final class PartialWrite {
    private final RawEpoll.Libc libc;
    private final int epfd;
    private final int fd;
    private byte[] rest = {};

    /// `fd` is non-blocking, and `epfd` watches it for EPOLLIN.
    PartialWrite(RawEpoll.Libc libc, int epfd, int fd) {
        this.libc = libc;
        this.epfd = epfd;
        this.fd = fd;
    }

    /// Sends these bytes after all that were sent before. Never waits. When the connection is broken, the IOException
    /// of `write` comes out, here and in flush.
    void send(byte[] bytes) throws IOException {
        byte[] all = Arrays.copyOf(rest, rest.length + bytes.length);
        System.arraycopy(bytes, 0, all, rest.length, bytes.length);
        rest = all;
        flush();
    }

    /// The loop calls this when epoll says EPOLLOUT; called for nothing it does no harm. Afterwards, as after send,
    /// the fd is watched for EPOLLOUT alone if something is left over, for as long nothing is read from this client,
    /// and for EPOLLIN alone if not.
    void flush() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, rest);
            //> write once, keep what was not taken, and tell epoll_ctl what to watch for now.
            int count = libc.write(fd, bytes);
            if (count != RawEpoll.Libc.AGAIN) rest = Arrays.copyOfRange(rest, count, rest.length);
            int interest = rest.length > 0 ? RawEpoll.Libc.EPOLLOUT : RawEpoll.Libc.EPOLLIN;
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, interest);
            //< libc.write(fd, bytes);
        }
    }

    /// How many bytes are left over: sent, and not taken by `write`.
    int left() {
        return rest.length;
    }
}
