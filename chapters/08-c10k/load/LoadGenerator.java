//DEPS org.hdrhistogram:HdrHistogram:2.2.2

import module java.base;
import org.HdrHistogram.Histogram;

/// Clients by the thousand in one thread: each sends a line of 64 bytes, waits for its echo, compares it, sends the
/// next.
///
/// Closed loop: a server that answers slowly is asked less often. Every connection counts: those that were not let
/// in, those that were never answered, answers that did not come, answers with wrong bytes.
final class LoadGenerator {
    static final int LINE = 64;
    private static final int CONNECTING_AT_ONCE = 100;
    private static final int CONNECTS_PER_MS = 20;
    /// After the one before. A SYN that was dropped is sent again after 1 s.
    private static final Duration LET_IN_WITHIN = Duration.ofMillis(1_200);
    private static final Duration LAST_ANSWERS_WITHIN = Duration.ofSeconds(1);

    /// What is asked for: so many busy connections, beside so many that only stand there.
    record Plan(int busy, int idle, Duration warmUp, Duration measure) {}

    /// What came of it. `refused`: connections that were not established while nobody was let in for a while;
    /// `neverServed`: established, and not one answer in all the time; `lost`: answers that never came on connections
    /// that had had some; `wrong`: answers with other bytes than were sent; `broken`: connections that the server
    /// ended. Latencies are in nanoseconds. `server` is what it used in the measured time, `ownShare` the share of one
    /// core that this generator used.
    record Result(Plan plan, int refused, int neverServed, long lost, long wrong, long broken, long requests,
                  double seconds, Histogram latencies, Usage server, double ownShare) {}

    private static final class Connection {
        final SocketChannel channel;
        final boolean idle;
        final byte[] line = ("x".repeat(LINE - 1) + "\n").getBytes();
        long sentAt;
        int received = 0;
        boolean waiting = false, right = true, served = false, open = true;

        Connection(SocketChannel channel, boolean idle) {
            this.channel = channel;
            this.idle = idle;
        }

        boolean hasNeverBeenServed() {
            return !idle && !served && open;
        }

        boolean awaitsAnother() {
            return waiting && served && open;
        }
    }

    private final InetSocketAddress server;
    private final long serverPid;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LINE);
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private Selector selector;
    private List<Connection> connections;
    private Histogram latencies;
    private long answers, wrong, broken, sequence;
    private boolean sending;

    LoadGenerator(int port, long serverPid) {
        server = new InetSocketAddress("127.0.0.1", port);
        this.serverPid = serverPid;
    }

    Result run(Plan plan) throws IOException {
        connections = new ArrayList<>();
        latencies = new Histogram(3);
        wrong = broken = 0;
        sending = true;
        try (Selector opened = Selector.open()) {
            selector = opened;
            int wanted = plan.idle() + plan.busy();
            connect(plan);
            for (Connection connection : connections) if (!connection.idle) send(connection);
            turn(plan.warmUp(), () -> false);
            latencies.reset();
            answers = 0;
            Usage before = Usage.of(serverPid);
            long ownBefore = Usage.ownCpuNanos(), begin = System.nanoTime();
            turn(plan.measure(), () -> false);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double ownShare = (Usage.ownCpuNanos() - ownBefore) / 1e9 / seconds;
            long requests = answers;
            Histogram measured = latencies.copy();
            Usage used = Usage.of(serverPid).since(before);
            sending = false;
            turn(LAST_ANSWERS_WITHIN, () -> connections.stream().noneMatch(Connection::awaitsAnother));
            int neverServed = (int) connections.stream().filter(Connection::hasNeverBeenServed).count();
            long lost = connections.stream().filter(Connection::awaitsAnother).count();
            return new Result(plan, wanted - connections.size(), neverServed, lost, wrong, broken, requests, seconds,
                measured, used, ownShare);
        } finally {
            for (Connection connection : connections) reset(connection);
        }
    }

    /// The idle ones first. Neither too many at once nor too fast, or the server's backlog overflows.
    private void connect(Plan plan) throws IOException {
        int wanted = plan.idle() + plan.busy(), begun = 0, connecting = 0;
        long start = System.nanoTime(), lastLetIn = start;
        var pending = new HashSet<SocketChannel>();
        while (connections.size() < wanted && System.nanoTime() - lastLetIn < LET_IN_WITHIN.toNanos()) {
            int before = connections.size();
            long due = CONNECTING_AT_ONCE + CONNECTS_PER_MS * (System.nanoTime() - start) / 1_000_000;
            while (begun < wanted && begun < due && connecting < CONNECTING_AT_ONCE) {
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.INET);
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.register(selector, SelectionKey.OP_CONNECT, begun++ < plan.idle());
                pending.add(channel);
                if (channel.connect(server)) established(channel, pending);
                else connecting++;
            }
            selector.select(2);
            for (SelectionKey key : selector.selectedKeys()) {
                var channel = (SocketChannel) key.channel();
                if (!key.isConnectable() || !pending.contains(channel)) continue;
                connecting--;
                try {
                    if (channel.finishConnect()) established(channel, pending);
                } catch (IOException e) {
                    begun--; // refused: somebody else may try
                    pending.remove(channel);
                    channel.close();
                }
            }
            selector.selectedKeys().clear();
            if (connections.size() > before) lastLetIn = System.nanoTime();
        }
        for (SocketChannel channel : pending) channel.close();
    }

    private void established(SocketChannel channel, Set<SocketChannel> pending) throws IOException {
        SelectionKey key = channel.keyFor(selector);
        var connection = new Connection(channel, (boolean) key.attachment());
        key.attach(connection);
        key.interestOps(SelectionKey.OP_READ);
        pending.remove(channel);
        connections.add(connection);
    }

    /// Receives and sends until the time is over, or `done`, which is asked now and then.
    private void turn(Duration time, BooleanSupplier done) throws IOException {
        long end = System.nanoTime() + time.toNanos(), left;
        while ((left = end - System.nanoTime()) > 0 && !(!sending && done.getAsBoolean())) {
            selector.select(this::receive, Math.max(1, Math.min(50, left / 1_000_000)));
        }
    }

    private void receive(SelectionKey key) {
        var connection = (Connection) key.attachment();
        try {
            if (connection.channel.read(in.clear()) == -1) throw new EOFException();
            for (in.flip(); in.hasRemaining(); ) {
                if (in.get() != connection.line[connection.received]) connection.right = false;
                if (++connection.received == LINE) answered(connection);
            }
        } catch (IOException e) {
            broken++;
            reset(connection);
        }
    }

    private void answered(Connection connection) throws IOException {
        latencies.recordValue(System.nanoTime() - connection.sentAt);
        answers++;
        if (!connection.right) wrong++;
        connection.served = true;
        connection.waiting = false;
        if (sending) send(connection);
    }

    /// A line that no other connection and no other request has.
    private void send(Connection connection) {
        long number = sequence++;
        for (int i = 18; i >= 0; i--, number /= 10) connection.line[i] = (byte) ('0' + number % 10);
        connection.received = 0;
        connection.right = true;
        connection.waiting = true;
        connection.sentAt = System.nanoTime();
        try {
            int written = connection.channel.write(out.clear().put(connection.line).flip());
            if (written < LINE) throw new IOException("a socket that has no room for a line");
        } catch (IOException e) {
            broken++;
            reset(connection);
        }
    }

    /// With SO_LINGER 0, close sends RST (socket(7)), and the port is free again at once.
    private static void reset(Connection connection) {
        connection.open = false;
        try {
            connection.channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            connection.channel.close();
        } catch (IOException e) {
            connection.waiting = false; // closed already
        }
    }

    /// `PORT PID WARM_UP_MS MEASURE_MS BUSY[+IDLE]…`: a line of figures for each, as {@link Row} reads it.
    static void main(String... args) throws IOException {
        var generator = new LoadGenerator(Integer.parseInt(args[0]), Long.parseLong(args[1]));
        Duration warmUp = Duration.ofMillis(Long.parseLong(args[2]));
        // For the JIT compilers on both sides.
        generator.run(new Plan(10, 0, warmUp.multipliedBy(3), Duration.ofMillis(1)));
        for (String load : List.of(args).subList(4, args.length)) {
            String[] numbers = load.split("\\+");
            int idle = numbers.length > 1 ? Integer.parseInt(numbers[1]) : 0;
            Duration measure = Duration.ofMillis(Long.parseLong(args[3]));
            var plan = new Plan(Integer.parseInt(numbers[0]), idle, warmUp, measure);
            generator.awaitRest();
            System.out.println(Row.of(load, generator.run(plan)).csv());
        }
    }

    /// The connections of the load before are gone; a server may have thousands of threads to end before it is ready
    /// again.
    private void awaitRest() throws IOException {
        for (int i = 0; i < 50; i++) {
            double before = Usage.of(serverPid).cpuSeconds();
            LockSupport.parkNanos(100_000_000);
            if (!(Usage.of(serverPid).cpuSeconds() - before > 0.02)) return;
        }
    }
}
