import module java.base;

/// Exercise 6.2: EPOLLET, or who is told only once.
///
/// Level-triggered, as in the article, epoll tells of an fd as long as there is something to read. With EPOLLET,
/// edge-triggered, it tells when something *new* comes, once: what is left unread is not told of again, nor is the
/// end of the stream when it came together with bytes. See epoll(7).
final class EdgeTriggered {
    private final RawEpoll.Libc libc;
    private final int fd;
    private final MemorySegment buffer = Arena.ofAuto().allocate(1_024);
    private boolean ended = false;

    /// `fd` is non-blocking, and watched for EPOLLIN | EPOLLET.
    EdgeTriggered(RawEpoll.Libc libc, int fd) {
        this.libc = libc;
        this.fd = fd;
    }

    /// The loop calls this when epoll tells of the fd. Returns all bytes that are there, an empty array if there are
    /// none, and never waits. When the client has reset the connection, the IOException of `read` comes out.
    byte[] onReadable() throws IOException {
        var bytes = new ByteArrayOutputStream();
        // Write here: read until epoll will tell of the fd again; at the end, set ended. take(count) gets the bytes.
        bytes.writeBytes(take(libc.read(fd, buffer)));
        return bytes.toByteArray();
    }

    /// The first bytes of the buffer.
    private byte[] take(int count) {
        return buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
    }

    /// True once onReadable has come to the end of the stream, and from then on.
    boolean hasEnded() {
        return ended;
    }
}
