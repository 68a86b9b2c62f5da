// rejected by: twoConnections
// saying: no static fields
import module java.base;

final class PartialWrite {
    private final RawEpoll.Libc libc;
    private final int epfd;
    private final int fd;
    private static byte[] rest = {};

    PartialWrite(RawEpoll.Libc libc, int epfd, int fd) {
        this.libc = libc;
        this.epfd = epfd;
        this.fd = fd;
        rest = new byte[0];
    }

    void send(byte[] bytes) throws IOException {
        byte[] all = Arrays.copyOf(rest, rest.length + bytes.length);
        System.arraycopy(bytes, 0, all, rest.length, bytes.length);
        rest = all;
        flush();
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
