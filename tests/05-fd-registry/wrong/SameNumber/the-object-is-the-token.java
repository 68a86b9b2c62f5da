// rejected by: oldEvent
// saying: old 9, again
    long add(int fd, C connection) {
        if (connections.putIfAbsent(fd, connection) != null) throw new IllegalStateException("in use");
        return (long) System.identityHashCode(connection) << 32 | fd;
    }
    C find(long token) {
        C c = connections.get((int) token);
        return c != null && System.identityHashCode(c) == (int) (token >>> 32) ? c : null;
    }
    void remove(int fd) {
        if (connections.remove(fd) == null) throw new IllegalStateException();
    }
