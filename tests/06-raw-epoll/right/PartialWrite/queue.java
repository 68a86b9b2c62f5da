// a queue of buffers, MOD only when the interest changes, no write while full
import module java.base;

final class PartialWrite {
    private final RawEpoll.Libc libc;
    private final int epfd, fd;
    private final Deque<ByteBuffer> queue = new ArrayDeque<>();
    private boolean waiting;

    PartialWrite(RawEpoll.Libc libc, int epfd, int fd) {
        this.libc = libc;
        this.epfd = epfd;
        this.fd = fd;
    }

    void send(byte[] bytes) throws IOException {
        if (bytes.length > 0) queue.add(ByteBuffer.wrap(bytes));
        if (!waiting) flush();
    }

    void flush() throws IOException {
        boolean full = false;
        while (!queue.isEmpty() && !full) {
            ByteBuffer first = queue.peek();
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment m = arena.allocate(Math.min(first.remaining(), 8192));
                m.copyFrom(MemorySegment.ofBuffer(first.slice(first.position(), (int) m.byteSize())));
                int n = libc.write(fd, m);
                if (n < 0) full = true;
                else first.position(first.position() + n);
            }
            if (!first.hasRemaining()) queue.remove();
        }
        if (full != waiting) {
            waiting = full;
            int interest = waiting ? RawEpoll.Libc.EPOLLOUT : RawEpoll.Libc.EPOLLIN;
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, interest);
        }
    }

    int left() {
        return queue.stream().mapToInt(ByteBuffer::remaining).sum();
    }
}
