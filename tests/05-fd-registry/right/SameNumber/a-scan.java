// entries that are searched one by one, negative tokens, and an exception of its own
import module java.base;

final class SameNumber<C> {
    static final class InUse extends IllegalStateException {}
    private record Entry<C>(long token, C connection) {}
    private final TreeMap<Integer, Entry<C>> entries = new TreeMap<>();
    private long next = Long.MIN_VALUE;

    long add(int fd, C connection) {
        if (entries.containsKey(fd)) throw new InUse();
        entries.put(fd, new Entry<>(next, connection));
        return next++;
    }

    C find(long token) {
        for (Entry<C> e : entries.values()) if (e.token() == token) return e.connection();
        return null;
    }

    void remove(int fd) {
        if (entries.remove(fd) == null) throw new InUse();
    }

    int size() { return entries.size(); }
}
