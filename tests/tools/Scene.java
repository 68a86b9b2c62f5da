import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;

/// The scene that every server is put into: five clients, one of them silent, one slow, three quick, and what each of
/// them saw.
/// All times are seconds since the beginning.
final class Scene {
    /// Connects `at` a time, and then says each piece at its time; a silent client says none. It leaves when it has
    /// its answer, or at `leaves` if it asks nothing.
    record Part(String name, double at, SequencedMap<Double, String> pieces, double leaves) {
        String expected() {
            return String.join("", pieces.values());
        }
    }

    /// When it was connected, when it said its first piece, when it had said all, when its answer was there, when it
    /// left. NaN: it asked nothing.
    record Seen(Part part, double connected, double begun, double asked, double answered, double left) {
        double waited() {
            return answered - asked;
        }
    }

    static final Part SILENT = new Part(Words.mark("A silent"), 0.2, new TreeMap<>(), 4.0);
    static final Part SLOW =
        new Part(Words.mark("B slow"), 0.6, new TreeMap<>(Map.of(0.7, "hel", 2.6, "lo\n")), Double.NaN);
    static final List<Part> PARTS =
        List.of(SILENT, SLOW, quick("C", 1.0), quick("D", 1.4), quick("E", 3.0));
    /// One asks for work, as {@link BusyLoop} understands it, and the others come while it is done, or later.
    static final List<Part> BUSY = List.of(
        asks(Words.mark("A work"), 0.6, BusyLoop.WORK), quick("B", 1.0), quick("C", 1.4), quick("D", 3.0));
    static final double END = 4.4;

    private Scene() {}

    private static Part quick(String name, double at) {
        return asks(Words.mark("%s quick").formatted(name), at, "hello\n");
    }

    private static Part asks(String name, double at, String line) {
        return new Part(name, at, new TreeMap<>(Map.of(at, line)), Double.NaN);
    }

    /// Plays it against the server at this port. `soFar` is told now and then what has been seen; what has not happened
    /// yet is NaN.
    static List<Seen> play(int port, List<Part> parts, Consumer<List<Seen>> soFar)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var seen = new ArrayList<Seen>();
        for (Part part : parts) seen.add(new Seen(part, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        var failure = new AtomicReference<IOException>();
        try (var clients = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("client").factory())) {
            var ended = new CountDownLatch(parts.size());
            for (int i = 0; i < parts.size(); i++) {
                int client = i;
                clients.execute(() -> {
                    try {
                        act(port, parts.get(client), begin, now -> update(seen, client, now));
                    } catch (IOException e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        ended.countDown();
                    }
                });
            }
            while (!ended.await(50, TimeUnit.MILLISECONDS)) soFar.accept(snapshot(seen));
        }
        if (failure.get() != null) throw failure.get();
        return snapshot(seen);
    }

    static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static List<Seen> snapshot(List<Seen> seen) {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    private static void update(List<Seen> seen, int client, Seen now) {
        synchronized (seen) {
            seen.set(client, now);
        }
    }

    private static void act(int port, Part part, long begin, Consumer<Seen> tell) throws IOException {
        waitUntil(part.at(), begin);
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(15_000);
            double connected = since(begin), begun = Double.NaN, asked = Double.NaN, answered = Double.NaN;
            tell.accept(new Seen(part, connected, begun, asked, answered, Double.NaN));
            for (var piece : part.pieces().entrySet()) {
                waitUntil(piece.getKey(), begin);
                socket.getOutputStream().write(piece.getValue().getBytes(UTF_8));
                double now = since(begin);
                if (Double.isNaN(begun)) begun = now;
                if (piece.equals(part.pieces().lastEntry())) asked = now;
                tell.accept(new Seen(part, connected, begun, asked, answered, Double.NaN));
            }
            if (part.pieces().isEmpty()) {
                waitUntil(part.leaves(), begin);
            } else {
                String answer = new String(socket.getInputStream().readNBytes(part.expected().length()), UTF_8);
                if (!answer.equals(part.expected())) {
                    throw new IOException(Words.of("%s sent %s, and got: %s", Words.translate(part.name()),
                        part.expected().strip(), answer.strip()));
                }
                answered = since(begin);
            }
            tell.accept(new Seen(part, connected, begun, asked, answered, since(begin)));
        }
    }

    private static void waitUntil(double at, long begin) {
        for (double left = at - since(begin); left > 0; left = at - since(begin)) {
            LockSupport.parkNanos((long) (left * 1e9));
        }
    }
}
