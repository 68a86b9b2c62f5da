// rejected by: twoConnections
// saying: no static fields
import module java.base;

final class EdgeTriggered {
    private final RawEpoll.Libc libc;
    private final int fd;
    private static final MemorySegment buffer = Arena.ofAuto().allocate(1_024);
    private static boolean ended = false;

    EdgeTriggered(RawEpoll.Libc libc, int fd) {
        this.libc = libc;
        this.fd = fd;
        ended = false;
    }

    byte[] onReadable() throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (!ended) {
            int count = libc.read(fd, buffer);
            if (count == RawEpoll.Libc.AGAIN) break;
            if (count == 0) ended = true;
            bytes.writeBytes(buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE));
        }
        return bytes.toByteArray();
    }

    boolean hasEnded() {
        return ended;
    }
}
