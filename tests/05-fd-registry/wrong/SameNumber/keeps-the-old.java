// rejected by: removed
// saying: as long as its connection is there
    private final Map<Long, C> byToken = new HashMap<>();
    long add(int fd, C connection) {
        if (connections.putIfAbsent(fd, connection) != null) throw new IllegalStateException();
        byToken.put((long) generations.merge(fd, 1, Integer::sum) << 32 | fd, connection);
        return (long) generations.get(fd) << 32 | fd;
    }
    C find(long token) { return byToken.get(token); }
    void remove(int fd) {
        if (connections.remove(fd) == null) throw new IllegalStateException("fd " + fd + " is not in use");
    }
