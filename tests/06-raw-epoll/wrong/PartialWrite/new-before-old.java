// rejected by: inOrder
// saying: the rest begins after what was taken
import module java.base;

final class PartialWrite {
    private final RawEpoll.Libc libc;
    private final int epfd;
    private final int fd;
    private byte[] rest = {};

    PartialWrite(RawEpoll.Libc libc, int epfd, int fd) {
        this.libc = libc;
        this.epfd = epfd;
        this.fd = fd;
    }

    void send(byte[] bytes) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int count = Math.max(0, libc.write(fd, arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes)));
            byte[] all = Arrays.copyOf(rest, rest.length + bytes.length - count);
            System.arraycopy(bytes, count, all, rest.length, bytes.length - count);
            rest = all;
            int interest = rest.length > 0 ? RawEpoll.Libc.EPOLLOUT : RawEpoll.Libc.EPOLLIN;
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, interest);
        }
    }

    void flush() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int count = libc.write(fd, arena.allocateFrom(ValueLayout.JAVA_BYTE, rest));
            if (count != RawEpoll.Libc.AGAIN) rest = Arrays.copyOfRange(rest, count, rest.length);
            int interest = rest.length > 0 ? RawEpoll.Libc.EPOLLOUT : RawEpoll.Libc.EPOLLIN;
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, interest);
        }
    }

    int left() {
        return rest.length;
    }
}
