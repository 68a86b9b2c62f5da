// one buffer that grows, no ByteArrayOutputStream
import module java.base;

final class EdgeTriggered {
    private final RawEpoll.Libc libc;
    private final int fd;
    private boolean open = true;

    EdgeTriggered(RawEpoll.Libc libc, int fd) {
        this.libc = libc;
        this.fd = fd;
    }

    byte[] onReadable() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment big = arena.allocate(64);
            int filled = 0;
            while (true) {
                if (filled == big.byteSize()) {
                    MemorySegment bigger = arena.allocate(2 * big.byteSize());
                    MemorySegment.copy(big, 0, bigger, 0, filled);
                    big = bigger;
                }
                int n = libc.read(fd, big.asSlice(filled));
                if (n > 0) { filled += n; continue; }
                if (n == 0) open = false;
                return big.asSlice(0, filled).toArray(ValueLayout.JAVA_BYTE);
            }
        }
    }

    boolean hasEnded() {
        return !open;
    }
}
