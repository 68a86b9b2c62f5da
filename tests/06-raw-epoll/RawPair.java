import module java.base;

/// A connection in this JVM whose server's end is an fd and nothing more, as chapter 6 has it.
final class RawPair implements AutoCloseable {
    final RawEpoll.Libc libc = new RawEpoll.Libc();
    final int fd;
    final int epfd;
    private final int listenFd;
    private final Socket client;
    private final MemorySegment events = Arena.ofAuto().allocate(RawEpoll.Libc.EVENT_SIZE, 8);

    /// `interest` is what `epfd` watches `fd` for, which is non-blocking.
    RawPair(int interest) throws IOException {
        listenFd = libc.socket(RawEpoll.Libc.AF_INET, RawEpoll.Libc.SOCK_STREAM);
        libc.bind(listenFd, RawEpoll.Libc.INADDR_LOOPBACK, 0);
        libc.listen(listenFd, 1);
        client = new Socket(InetAddress.ofLiteral("127.0.0.1"), libc.getsockname(listenFd));
        client.setSoTimeout(1_000);
        fd = libc.accept4(listenFd, RawEpoll.Libc.SOCK_NONBLOCK);
        epfd = libc.epoll_create1(0);
        libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_ADD, fd, interest);
    }

    Socket client() {
        return client;
    }

    /// Whether epoll tells of the fd within so long.
    boolean told(Duration within) throws IOException {
        return libc.epoll_wait(epfd, events, 1, (int) within.toMillis()) == 1;
    }

    /// What the kernel's list has for it: 1 for EPOLLIN, 4 for EPOLLOUT; EPOLLERR and EPOLLHUP are left out.
    int interest() throws IOException {
        return Kernel.interestList(epfd).get(fd).events() & (Kernel.Interest.IN | Kernel.Interest.OUT);
    }

    @Override
    public void close() throws IOException {
        client.close();
        libc.close(fd);
        libc.close(epfd);
        libc.close(listenFd);
    }
}
