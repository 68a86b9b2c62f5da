import module java.base;

/// Chapter 4's event loop with a handler that computes. It hangs on the trace, which the loop tells what it has read
/// before it answers: whoever sends as many bytes as {@link #WORK} has asks for work.
final class BusyLoop {
    static final String WORK = "work\n";
    static final Duration TAKES = Duration.ofMillis(1_500);

    private BusyLoop() {}

    static void handle(String traced) {
        if (traced.matches("read: .*, " + WORK.length() + " bytes")) work();
    }

    /// Hashes of hashes, as when a password is checked.
    private static void work() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha.digest();
            for (long begin = System.nanoTime(); System.nanoTime() - begin < TAKES.toNanos(); ) {
                for (int i = 0; i < 1_000; i++) hash = sha.digest(hash);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String... args) throws IOException {
        try (var server = new EventLoop(0, BusyLoop::handle)) {
            System.out.println("listening on 127.0.0.1:" + server.port());
            server.run();
        }
    }
}
