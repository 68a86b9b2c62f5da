import module java.base;

/// A server's socket whose client keeps to a script, without a network. What `read` waits for is said by the script
/// and the timeout of the socket alone, so a busy machine changes nothing: a read with a timeout of 3 ms gets what is
/// to come in 3 ms, and not what is to come in 3.1 ms. What an act comes after is counted from the first read that
/// waits for it.
final class ScriptedSocket extends Socket {
    /// What the client does so long after what it did before. The last act holds for all reads that follow.
    sealed interface Act {
        Duration after();
    }

    record Says(Duration after, byte[] bytes) implements Act {}

    record Ends(Duration after) implements Act {}

    /// Read throws it: an IOException, or whatever a test wants to come through.
    record Breaks(Duration after, Throwable failure) implements Act {}

    /// Such bytes without a pause: until this time of System.nanoTime(), and for so many reads more. Then the end.
    record Floods(byte b, long until, int readsMore) implements Act {
        @Override
        public Duration after() {
            return Duration.ZERO;
        }
    }

    /// For ever.
    record Silent() implements Act {
        @Override
        public Duration after() {
            return ChronoUnit.FOREVER.getDuration();
        }
    }

    private final boolean waits;
    private final Deque<Act> script;
    private final Map<String, Throwable> failures = new HashMap<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int writable = Integer.MAX_VALUE;
    private int timeout;
    private Duration toCome;
    /// When it comes, as System.nanoTime() counts; null until a read waits for it.
    private Long due;
    private Duration waited = Duration.ZERO;
    private ByteBuffer here = ByteBuffer.allocate(0);
    private int readsAfterFlood;
    private boolean failed;
    private boolean closed;
    private Runnable meanwhile = () -> { };

    private ScriptedSocket(boolean waits, List<? extends Act> script) {
        this.waits = waits;
        this.script = new ArrayDeque<>(script);
        toCome = this.script.getFirst().after();
    }

    /// Reads take no time, but for one without a timeout that nothing ends: until the socket is closed.
    static ScriptedSocket inNoTime(List<? extends Act> script) {
        return new ScriptedSocket(false, script);
    }

    /// Reads wait as the script says.
    static ScriptedSocket inRealTime(List<? extends Act> script) {
        return new ScriptedSocket(true, script);
    }

    /// Each read is held up while this is done: what the client said is in the array by then.
    ScriptedSocket whileReading(Runnable meanwhile) {
        this.meanwhile = meanwhile;
        return this;
    }

    /// @param call one of getInputStream, getOutputStream, setSoTimeout
    ScriptedSocket failingAt(String call, Throwable failure) {
        failures.put(call, failure);
        return this;
    }

    /// So many bytes can be written; the write that has more throws, and those after it do not.
    ScriptedSocket failingAfterWriting(int bytes, Throwable failure) {
        writable = bytes;
        return failingAt("write", failure);
    }

    /// Whether a call has failed as it was to.
    synchronized boolean hasFailed() {
        return failed;
    }

    /// What came back to the client.
    synchronized byte[] written() {
        return written.toByteArray();
    }

    /// What the client has said and nobody has read.
    synchronized int unread() {
        int later = script.stream().mapToInt(act -> act instanceof Says says ? says.bytes().length : 0).sum();
        return here.remaining() + later;
    }

    /// How long the reads have waited in all, or were to wait where they take no time.
    synchronized Duration waited() {
        return waited;
    }

    private synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) return 0;
        while (!here.hasRemaining()) {
            awaitNextAct();
            switch (script.getFirst()) {
                case Says says -> {
                    here = ByteBuffer.wrap(says.bytes());
                    script.removeFirst();
                    toCome = script.getFirst().after();
                    due = null;
                }
                case Ends _ -> {
                    return -1;
                }
                case Floods(byte b, long until, int readsMore) -> {
                    if (System.nanoTime() - until >= 0 && readsAfterFlood++ >= readsMore) return -1;
                    Arrays.fill(bytes, offset, offset + length, b);
                    return length;
                }
                case Breaks breaks -> throwIt(breaks.failure());
                case Silent _ -> throw new AssertionError("not reached: it never comes");
            }
        }
        int count = Math.min(length, here.remaining());
        here.get(bytes, offset, count);
        return count;
    }

    private void awaitNextAct() throws IOException {
        expectOpen();
        Duration limit = timeout == 0 ? ChronoUnit.FOREVER.getDuration() : Duration.ofMillis(timeout);
        if (waits && !(script.getFirst() instanceof Silent)) toCome = untilDue();
        boolean comes = !(script.getFirst() instanceof Silent) && toCome.compareTo(limit) <= 0;
        Duration time = comes ? toCome : limit;
        boolean forEver = !comes && timeout == 0;
        if (waits || forEver) pause(time);
        if (!forEver) waited = waited.plus(time);
        if (!comes) {
            if (!(script.getFirst() instanceof Silent)) toCome = toCome.minus(limit);
            throw new SocketTimeoutException("Read timed out");
        }
        toCome = Duration.ZERO;
    }

    private Duration untilDue() {
        if (due != null) return Duration.ofNanos(Math.max(0, due - System.nanoTime()));
        due = System.nanoTime() + toCome.toNanos();
        return toCome;
    }

    /// Until the time is over; what closes the socket ends it earlier.
    private void pause(Duration time) throws IOException {
        try {
            long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(time);
            while (!closed) {
                long left = end - System.nanoTime();
                if (left <= 0) break;
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        expectOpen();
    }

    private synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        expectOpen();
        int count = Math.min(length, writable - written.size());
        written.write(bytes, offset, count);
        if (count == length) return;
        writable = Integer.MAX_VALUE;
        failAt("write");
    }

    private synchronized void expectOpen() throws SocketException {
        if (closed) throw new SocketException("Socket closed");
    }

    private synchronized void failAt(String call) throws IOException {
        Throwable failure = failures.get(call);
        if (failure != null) throwIt(failure);
    }

    private void throwIt(Throwable failure) throws IOException {
        failed = true;
        Thrown.raise(failure);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        expectOpen();
        failAt("getInputStream");
        return new Input();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        expectOpen();
        failAt("getOutputStream");
        return new Output();
    }

    @Override
    public synchronized void setSoTimeout(int ms) throws SocketException {
        if (ms < 0) throw new IllegalArgumentException("timeout can't be negative");
        try {
            expectOpen();
            failAt("setSoTimeout");
        } catch (SocketException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalArgumentException("setSoTimeout throws nothing but a SocketException", e);
        }
        timeout = ms;
    }

    @Override
    public synchronized int getSoTimeout() throws SocketException {
        expectOpen();
        return timeout;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void shutdownInput() throws IOException {
        expectOpen();
    }

    @Override
    public synchronized void shutdownOutput() throws IOException {
        expectOpen();
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        notifyAll();
        super.close();
    }

    private final class Input extends InputStream {
        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = ScriptedSocket.this.read(bytes, offset, length);
            meanwhile.run();
            return count;
        }

        @Override
        public int available() throws IOException {
            synchronized (ScriptedSocket.this) {
                expectOpen();
                if (here.hasRemaining()) return here.remaining();
                return toCome.isZero() && script.getFirst() instanceof Says says ? says.bytes().length : 0;
            }
        }

        @Override
        public void close() throws IOException {
            ScriptedSocket.this.close();
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ScriptedSocket.this.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            ScriptedSocket.this.close();
        }
    }
}
