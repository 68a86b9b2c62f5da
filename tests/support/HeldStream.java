import module java.base;

/// Another stream, each of whose reads is held up while something else is done: its bytes are in the array by then, and
/// it has not come back yet.
final class HeldStream extends FilterInputStream {
    /// What to look at when others get what is not theirs, or wait.
    static final String SHARED = "all calls share what is static; what belongs to one call is a local variable";
    static final String ONLY_ITSELF =
        "whose stream gives nothing waits alone: a lock makes the others wait, too";

    private final Runnable meanwhile;

    HeldStream(InputStream in, Runnable meanwhile) {
        super(in);
        this.meanwhile = meanwhile;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        meanwhile.run();
        return b;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int count = super.read(buffer, from, length);
        meanwhile.run();
        return count;
    }
}
