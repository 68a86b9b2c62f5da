import module java.base;

/// What a scripted partner of the learner's code is to throw.
final class Thrown {
    private Thrown() {}

    /// As reading and writing may throw it: an IOException, or what is not checked.
    static void raise(Throwable failure) throws IOException {
        switch (failure) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalArgumentException("no read or write throws this", failure);
        }
    }
}
