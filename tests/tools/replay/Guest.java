import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;

/// A client in a replay, in the recorder's own process. It acts when it is told to, and never waits.
final class Guest {
    private static final int SMALL_BUFFER = 4 * 1024;
    static final int SHOWN = 40;

    final String name;
    private SocketChannel channel;
    private String state = "absent";
    private boolean reads = true;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream(), got = new ByteArrayOutputStream();

    Guest(String name) {
        this.name = name;
    }

    /// The kernel completes the connection, whatever the program does.
    void connect(int port) throws IOException {
        connect(port, 0);
    }

    /// The same by one that reads nothing until it is told to, and whose kernel can hold little for it.
    void connectDeaf(int port) throws IOException {
        reads = false;
        connect(port, SMALL_BUFFER);
    }

    private void connect(int port, int receiveBuffer) throws IOException {
        channel = SocketChannel.open(StandardProtocolFamily.INET);
        if (receiveBuffer > 0) channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        channel.configureBlocking(false);
        state = "connected";
    }

    void send(String text) throws IOException {
        send(text.getBytes(UTF_8));
    }

    /// One write, as far as the kernel takes it.
    void send(byte[] bytes) throws IOException {
        int taken = channel.write(ByteBuffer.wrap(bytes));
        sent.write(bytes, 0, taken);
    }

    void beginsToRead() throws IOException {
        reads = true;
        read();
    }

    /// Says that it sends no more: FIN.
    void end() throws IOException {
        channel.shutdownOutput();
        state = "ended";
    }

    /// Leaves without a goodbye: with SO_LINGER 0, close sends RST (socket(7)).
    void reset() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
        state = "reset";
    }

    /// Takes what has come for it.
    void read() throws IOException {
        if (!reads || channel == null || !channel.isOpen()) return;
        var chunk = ByteBuffer.allocate(64 * 1024);
        for (int count; (count = channel.read(chunk)) != 0; chunk.clear()) {
            if (count == -1) {
                channel.close();
                state = "left";
                return;
            }
            got.write(chunk.array(), 0, count);
        }
    }

    int port() {
        return channel == null || !channel.isOpen() ? -1 : channel.socket().getLocalPort();
    }

    void describe(SortedMap<String, String> state) {
        String me = "client." + name + ".";
        state.put(me + "state", this.state);
        if (!this.reads && channel != null) state.put(me + "deaf", "yes");
        if (sent.size() > 0) state.put(me + "sent", shown(sent));
        if (got.size() > 0) state.put(me + "got", shown(got));
        int awaited = sent.size() - got.size();
        if (awaited > 0 && !this.state.equals("reset")) state.put(me + "awaits", "" + awaited);
    }

    /// All its bytes have come back, in their order.
    boolean hasItAll() {
        return Arrays.equals(sent.toByteArray(), got.toByteArray());
    }

    private static String shown(ByteArrayOutputStream bytes) {
        return bytes.size() <= SHOWN ? bytes.toString(UTF_8) : count(bytes.size());
    }

    /// A few bytes as text, or how many they are.
    static String show(byte[] bytes) {
        return bytes.length <= SHOWN ? new String(bytes, UTF_8) : count(bytes.length);
    }

    static String count(int bytes) {
        return String.format(Locale.ROOT, "%,d bytes", bytes);
    }

    void close() throws IOException {
        if (channel != null) channel.close();
    }
}
