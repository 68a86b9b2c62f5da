import module java.base;
import static org.awaitility.Awaitility.await;

/// A client that sends lines without a pause and reads all its answers, so that the server always finds something to
/// read.
final class Flood implements AutoCloseable {
    private static final byte[] LINES = Bytes.of("on and on and on\n".repeat(4_000));

    private final Socket socket;
    private final CompletableFuture<Void> sender, reader;
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean enough = false;

    Flood(int port) throws IOException {
        socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        sender = on("flood sender", () -> {
            while (!enough) socket.getOutputStream().write(LINES);
        });
        reader = on("flood reader", () -> {
            var answers = new byte[256 * 1024];
            for (int n; (n = socket.getInputStream().read(answers)) != -1; ) answered.addAndGet(n);
        });
    }

    private CompletableFuture<Void> on(String name, Running.Step step) {
        var done = new CompletableFuture<Void>();
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                step.run();
                done.complete(null);
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /// How many bytes have come back.
    long answered() {
        return answered.get();
    }

    /// Waits until so many more have come back.
    Flood awaitAnswered(long more) {
        long from = answered();
        await(more + " bytes more to come back to a client that never pauses")
            .atMost(Client.PATIENCE).until(() -> answered() - from >= more);
        return this;
    }

    /// Fails if it was not served to its end.
    @Override
    public void close() throws IOException {
        enough = true;
        try (socket) {
            sender.orTimeout(Client.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            socket.shutdownOutput();
            reader.orTimeout(Client.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
    }
}
