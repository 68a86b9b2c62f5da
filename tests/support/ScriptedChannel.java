import module java.base;

/// A non-blocking socket channel whose reads find what a script says, without a network.
final class ScriptedChannel extends SocketChannel {
    /// What the reads that follow find: bytes, until they are all read; the end of the stream; a failure; or,
    /// with no bytes, nothing, once. The end and a failure stay.
    sealed interface Find {}

    record Some(byte[] bytes) implements Find {}

    record None() implements Find {}

    record End() implements Find {}

    /// Read throws it: an IOException, or whatever a test wants to come through.
    record Failure(Throwable exception) implements Find {}

    private final Deque<Find> script;
    private ByteBuffer here = ByteBuffer.allocate(0);
    private int reads = 0;

    ScriptedChannel(List<? extends Find> script) throws IOException {
        super(SelectorProvider.provider());
        this.script = new ArrayDeque<>(script);
        configureBlocking(false);
    }

    /// How often it has been read.
    int reads() {
        return reads;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        reads++;
        if (!isOpen()) throw new ClosedChannelException();
        if (!buffer.hasRemaining()) return 0;
        if (here.hasRemaining()) return take(buffer);
        switch (script.isEmpty() ? new None() : script.getFirst()) {
            case Some some -> {
                here = ByteBuffer.wrap(some.bytes());
                script.removeFirst();
                return take(buffer);
            }
            case None _ -> {
                script.pollFirst();
                return 0;
            }
            case End _ -> {
                return -1;
            }
            case Failure failure -> {
                Thrown.raise(failure.exception());
                throw new AssertionError("not reached");
            }
        }
    }

    private int take(ByteBuffer buffer) {
        int count = Math.min(buffer.remaining(), here.remaining());
        buffer.put(here.slice().limit(count));
        here.position(here.position() + count);
        return count;
    }

    @Override
    public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
        for (ByteBuffer buffer : Arrays.copyOfRange(buffers, offset, offset + length)) {
            if (buffer.hasRemaining()) return read(buffer);
        }
        return 0;
    }

    /// Good for nothing but to be closed.
    @Override
    public Socket socket() {
        return new Socket() {
            @Override
            public void close() throws IOException {
                super.close();
                ScriptedChannel.this.close();
            }
        };
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isConnectionPending() {
        return false;
    }

    @Override
    public SocketAddress getLocalAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 10_000);
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_000);
    }

    @Override
    public SocketChannel shutdownInput() {
        return this;
    }

    @Override
    public SocketChannel shutdownOutput() {
        return this;
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return Set.of();
    }

    @Override
    public SocketChannel bind(SocketAddress local) {
        throw noNetwork();
    }

    @Override
    public <T> SocketChannel setOption(SocketOption<T> name, T value) {
        throw noNetwork();
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
        throw noNetwork();
    }

    @Override
    public boolean connect(SocketAddress remote) {
        throw noNetwork();
    }

    @Override
    public boolean finishConnect() {
        throw noNetwork();
    }

    @Override
    public int write(ByteBuffer buffer) {
        throw noNetwork();
    }

    @Override
    public long write(ByteBuffer[] buffers, int offset, int length) {
        throw noNetwork();
    }

    private static UnsupportedOperationException noNetwork() {
        return new UnsupportedOperationException("there is no network: the test's channel can be read and closed");
    }

    @Override
    protected void implCloseSelectableChannel() {
        // There is nothing to give back.
    }

    @Override
    protected void implConfigureBlocking(boolean block) {
        // It never waits.
    }
}
