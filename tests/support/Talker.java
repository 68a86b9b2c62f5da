import module java.base;

/// Keeps a server busy with one client's round trips until it is closed, so that the server never finds a quiet moment.
final class Talker implements AutoCloseable {
    private final CompletableFuture<Void> talk;
    private volatile boolean enough = false;

    Talker(Client client) {
        talk = CompletableFuture.runAsync(() -> {
            try {
                while (!enough) client.roundTrip("and another thing\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// Fails if a round trip did.
    @Override
    public void close() {
        enough = true;
        talk.join();
    }
}
