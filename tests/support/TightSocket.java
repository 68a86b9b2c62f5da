import module java.base;

/// A non-blocking channel without a kernel in it: it has room for as many bytes as a test gives it, and no more.
/// A write takes all, a part or nothing of what it is offered, as a socket's does (write(2), EAGAIN).
final class TightSocket extends SocketChannel {
    /// Nobody who does not wait for room tries as often as this in one call.
    private static final int TRIES_AT_MOST = 1_000;

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final SelectionKey key;
    private long room;
    private int atMost = Integer.MAX_VALUE;
    private long failsAfter = Long.MAX_VALUE;
    private Throwable failure;
    private int inVain;
    private boolean refused;
    private boolean failed;

    /// With interest in OP_READ; `selector` is only what the key says when it is asked for it.
    TightSocket(Selector selector) {
        super(SelectorProvider.provider());
        key = new Key(selector);
        try {
            configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SelectionKey key() {
        return key;
    }

    /// The other end has read so many bytes.
    void makeRoom(long bytes) {
        room += bytes;
    }

    /// To be called before each call of what is under test: its tries in vain are counted.
    void nextCall() {
        inVain = 0;
    }

    /// From now on a write takes no more than so many bytes, however much room there is.
    void takeAtMost(int bytes) {
        atMost = bytes;
    }

    /// Once so many bytes were taken in all, writes throw this, as they do when the other end has reset the connection.
    void failAfter(long bytes, Throwable with) {
        failsAfter = bytes;
        failure = with;
    }

    /// What all writes have taken so far.
    byte[] taken() {
        return taken.toByteArray();
    }

    int takenLength() {
        return taken.size();
    }

    /// The last write took less than it was offered.
    boolean refused() {
        return refused;
    }

    /// A write has thrown.
    boolean failed() {
        return failed;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return (int) write(new ByteBuffer[] {from}, 0, 1);
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, from.length);
        if (!isOpen()) throw new ClosedChannelException();
        if (isBlocking()) throw Claim.broken("write", "it does not wait", "the channel is in blocking mode", "");
        long before = taken.size();
        refused = false;
        long left = atMost;
        for (int i = offset; i < offset + length && !refused; i++) left -= take(from[i], left);
        if (refused && taken.size() == before && ++inVain > TRIES_AT_MOST) {
            throw Claim.broken("a write to a socket that is full", "no other before the loop tells that there is room",
                "more than " + TRIES_AT_MOST + " in one call", "to try again and again is to wait, with a whole core");
        }
        return taken.size() - before;
    }

    private long take(ByteBuffer from, long left) throws IOException {
        if (from.hasRemaining() && taken.size() >= failsAfter) {
            failed = true;
            Thrown.raise(failure);
        }
        long free = Math.min(Math.min(room, left), failsAfter - taken.size());
        int n = (int) Math.min(free, from.remaining());
        var bytes = new byte[n];
        from.get(bytes);
        taken.writeBytes(bytes);
        room -= n;
        refused = from.hasRemaining();
        return n;
    }

    private final class Key extends SelectionKey {
        private final Selector selector;
        private int interest = OP_READ;
        private boolean valid = true;

        private Key(Selector selector) {
            this.selector = selector;
        }

        @Override
        public SelectableChannel channel() {
            return TightSocket.this;
        }

        @Override
        public Selector selector() {
            return selector;
        }

        @Override
        public boolean isValid() {
            return valid && isOpen();
        }

        @Override
        public void cancel() {
            valid = false;
        }

        @Override
        public int interestOps() {
            if (!isValid()) throw new CancelledKeyException();
            return interest;
        }

        @Override
        public SelectionKey interestOps(int ops) {
            if (!isValid()) throw new CancelledKeyException();
            if ((ops & ~TightSocket.this.validOps()) != 0) throw new IllegalArgumentException();
            interest = ops;
            return this;
        }

        @Override
        public int readyOps() {
            return interest & (room > 0 ? OP_WRITE : 0);
        }
    }

    @Override
    public int read(ByteBuffer into) {
        return 0;
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) {
        return 0;
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
    public boolean connect(SocketAddress remote) {
        throw new AlreadyConnectedException();
    }

    @Override
    public boolean finishConnect() {
        return true;
    }

    @Override
    public SocketChannel bind(SocketAddress local) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> SocketChannel setOption(SocketOption<T> name, T value) {
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return Set.of();
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
    public Socket socket() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }

    @Override
    public SocketAddress getLocalAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 2);
    }

    @Override
    protected void implCloseSelectableChannel() {
        key.cancel();
    }

    @Override
    protected void implConfigureBlocking(boolean block) {}
}
