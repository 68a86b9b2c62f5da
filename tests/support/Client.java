import module java.base;
import static org.assertj.core.api.Assertions.fail;

/// The other end of a connection to a server under test. Every wait has a deadline and a message.
final class Client implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Socket socket;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private String before = "";

    Client(int port) throws IOException {
        this(port, 0);
    }

    /// `receiveBuffer` in bytes makes a client that can hold little; 0 leaves it to the kernel.
    Client(int port, int receiveBuffer) throws IOException {
        this(port, receiveBuffer, 0);
    }

    /// `localPort` is its own; 0 leaves it to the kernel.
    Client(int port, int receiveBuffer, int localPort) throws IOException {
        socket = new Socket();
        if (localPort > 0) socket.bind(new InetSocketAddress("127.0.0.1", localPort));
        if (receiveBuffer > 0) socket.setReceiveBufferSize(receiveBuffer);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
        socket.setSoTimeout((int) PATIENCE.toMillis());
    }

    Client send(String text) throws IOException {
        return send(Bytes.of(text));
    }

    /// One write: on the loopback interface, one segment up to 64 KiB.
    Client send(byte[] bytes) throws IOException {
        sent.writeBytes(bytes);
        socket.getOutputStream().write(bytes);
        return this;
    }

    /// False when the server has closed the connection. A first send after that is still taken, and answered by a
    /// reset.
    boolean canSend(String text) {
        try {
            socket.getOutputStream().write(Bytes.of(text));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    Client expect(String text) throws IOException {
        return expect(Bytes.of(text));
    }

    /// Reads as many bytes as are expected, and compares.
    Client expect(byte[] expected) throws IOException {
        byte[] came = read(expected.length);
        if (!Arrays.equals(expected, came)) fail(report("expected " + Bytes.show(expected), came));
        return this;
    }

    /// For the messages of `expectSoon`: what others have done before.
    Client after(String done) {
        before = done + "; then ";
        return this;
    }

    /// The same for exercises: {@link Outcome#SOON}, and with the idea to look at again.
    Client expectSoon(String text, String idea) throws IOException {
        return expectSoon(Bytes.of(text), idea);
    }

    Client expectSoon(byte[] expected, String idea) throws IOException {
        var came = new ByteArrayOutputStream();
        var chunk = new byte[64 * 1024];
        String then = "";
        socket.setSoTimeout((int) Outcome.SOON.toMillis());
        try {
            while (came.size() < expected.length) {
                int n = socket.getInputStream().read(chunk, 0, Math.min(chunk.length, expected.length - came.size()));
                if (n == -1) break;
                came.write(chunk, 0, n);
            }
            if (came.size() < expected.length) then = ", and then the end of the stream";
        } catch (SocketTimeoutException e) {
            then = ", and then nothing for " + Outcome.SOON.toMillis() / 1_000.0 + " s";
        } catch (SocketException e) {
            then = ", and then: " + e.getMessage();
        } finally {
            socket.setSoTimeout((int) PATIENCE.toMillis());
        }
        if (Arrays.equals(came.toByteArray(), expected)) return this;
        String done = before + "a client sent " + Bytes.show(sent.toByteArray());
        throw Claim.broken(done, Bytes.showBeside(expected, came.toByteArray()),
            (came.size() == 0 ? "nothing" : Bytes.showBeside(came.toByteArray(), expected)) + then, idea);
    }

    /// Reads on until the server has closed or reset the connection: true; or until nothing comes for so long: false.
    boolean isGoneWithin(Duration silence) throws IOException {
        try {
            return hasEndedWithin(silence);
        } catch (SocketException e) {
            return true;
        }
    }

    /// The same, but a reset comes out.
    boolean hasEndedWithin(Duration silence) throws IOException {
        socket.setSoTimeout((int) silence.toMillis());
        try {
            while (socket.getInputStream().read(new byte[64 * 1024]) != -1) continue;
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /// For a short while.
    void expectNothing(String when, String idea) throws IOException {
        socket.setSoTimeout(50);
        try {
            int b = socket.getInputStream().read();
            String came = b == -1 ? "the end of the stream" : "the byte " + Bytes.show(new byte[] {(byte) b});
            throw Claim.broken(when, "nothing", came, idea);
        } catch (SocketTimeoutException e) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
        }
    }

    /// Sends and expects the same back.
    Client roundTrip(String line) throws IOException {
        return send(line).expect(line);
    }

    /// Returns when an event loop has dealt with everything sent to it before, by any client. Three round trips:
    /// an answer comes from the middle of a batch of events, and a new connection is accepted in one batch and read in
    /// a later one.
    void awaitLoop() throws IOException {
        for (int i = 0; i < 3; i++) roundTrip("is it my turn again?\n");
    }

    /// Nothing more comes, and the server has closed.
    void expectEnd() throws IOException {
        byte[] came = read(1);
        if (came.length > 0) fail(report("expected the end of the stream", came));
    }

    /// The server has closed the connection, in order or by a reset. Returns how many bytes came before that.
    int expectGone() throws IOException {
        int bytes = 0;
        try {
            while (read(1).length > 0) bytes++;
        } catch (SocketException e) {
            return bytes;
        }
        return bytes;
    }

    /// True when nothing comes within `window`: the only way to see that somebody waits from outside.
    boolean hearsNothingFor(Duration window) throws IOException {
        socket.setSoTimeout((int) window.toMillis());
        try {
            int b = socket.getInputStream().read();
            if (b == -1) fail("the server closed the connection; it was expected to keep it waiting");
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout((int) PATIENCE.toMillis());
        }
    }

    /// Up to `length` bytes; fewer at the end of the stream.
    private byte[] read(int length) throws IOException {
        var came = new ByteArrayOutputStream();
        var chunk = new byte[64 * 1024];
        try {
            while (came.size() < length) {
                int n = socket.getInputStream().read(chunk, 0, Math.min(chunk.length, length - came.size()));
                if (n == -1) break;
                came.write(chunk, 0, n);
            }
        } catch (SocketTimeoutException e) {
            String wanted = "expected " + length + " bytes within " + PATIENCE.toSeconds() + " s";
            fail(report(wanted, came.toByteArray()) + "; meanwhile:" + Running.threadDump());
        }
        return came.toByteArray();
    }

    private String report(String expected, byte[] came) {
        return "client " + socket.getLocalPort() + " sent " + Bytes.show(sent.toByteArray()) + ", "
            + expected + ", but got " + (came.length == 0 ? "nothing" : Bytes.show(came));
    }

    /// Says that no more will be sent; can still read.
    Client halfClose() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// Leaves without a goodbye: with SO_LINGER 0, close sends RST (socket(7)).
    void reset() throws IOException {
        if (socket.isClosed()) return;
        socket.setSoLinger(true, 0);
        socket.close();
    }

    int localPort() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
