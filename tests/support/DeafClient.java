import module java.base;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/// A client that sends numbered lines and reads none of the answers, until it is asked to.
final class DeafClient implements AutoCloseable {
    /// More than one client can ever have on the way: its own kernel buffers, the server's, and a server's bounded
    /// memory.
    static final int IN_FLIGHT_AT_MOST = 128 * 1024 * 1024;
    private static final int LINE = 1024;
    private static final byte[] LINES = numberedLines(64 * 1024 / LINE);

    private final SocketChannel channel;
    private int sent = 0;

    DeafClient(int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.socket().setSoTimeout((int) Client.PATIENCE.toMillis());
    }

    int localPort() {
        return channel.socket().getLocalPort();
    }

    /// Sends until nothing is taken `times` times in a row, and the server has read nothing meanwhile, since it may
    /// still be busy with what it has: a kernel refuses until a third of its buffer is free. Between two tries
    /// `neighbour` is answered.
    DeafClient sendUntilRefused(int times, Client neighbour) throws IOException {
        channel.configureBlocking(false);
        int serverPort = channel.socket().getPort();
        for (long unread = 0, before = -1; unread != before; unread = Kernel.unread(localPort(), serverPort)) {
            before = unread;
            sendUntilNotTaken(times, neighbour);
        }
        channel.configureBlocking(true);
        return this;
    }

    private void sendUntilNotTaken(int times, Client neighbour) throws IOException {
        for (int refusals = 0; refusals < times; ) {
            int from = sent % LINES.length;
            int written = channel.write(ByteBuffer.wrap(LINES, from, LINES.length - from));
            sent += written;
            if (sent > IN_FLIGHT_AT_MOST) {
                fail("the server took " + sent + " bytes from a client that reads none of its answers:"
                    + " where does it keep them?");
            }
            refusals = written > 0 ? 0 : refusals + 1;
            if (written == 0) neighbour.roundTrip("hello\n");
        }
    }

    /// Reads the answers to all whole lines, and compares.
    void expectLines() throws IOException {
        assertThat(compare(sent - sent % LINE)).as("bytes of whole lines that came back").isEqualTo(sent - sent % LINE);
    }

    /// Says that no more will be sent, reads to the end, and compares.
    void expectEverything() throws IOException {
        channel.shutdownOutput();
        assertThat(compare(Integer.MAX_VALUE)).as("bytes that came back").isEqualTo(sent);
    }

    private int compare(int limit) throws IOException {
        InputStream in = channel.socket().getInputStream();
        var chunk = new byte[LINES.length];
        int got = 0;
        while (got < limit) {
            int n = in.read(chunk, 0, Math.min(limit - got, LINES.length - got % LINES.length));
            if (n == -1) break;
            int offset = got % LINES.length;
            int wrong = Arrays.mismatch(chunk, 0, n, LINES, offset, offset + n);
            if (wrong >= 0) {
                fail("byte " + (got + wrong) + " of " + sent + " came back wrong: expected "
                    + Bytes.show(Arrays.copyOfRange(LINES, offset + wrong, offset + n))
                    + ", but got " + Bytes.show(Arrays.copyOfRange(chunk, wrong, n)));
            }
            got += n;
        }
        return got;
    }

    /// Each line has its number, so that a lost or a doubled one shows.
    private static byte[] numberedLines(int count) {
        var lines = new StringBuilder();
        for (int i = 0; i < count; i++) lines.append(("%0" + (LINE - 1) + "d\n").formatted(i));
        return Bytes.of(lines.toString());
    }

    void reset() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
