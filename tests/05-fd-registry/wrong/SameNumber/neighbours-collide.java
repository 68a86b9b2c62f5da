// rejected by: manyTimes
// saying: a token that nobody had before
    private final Map<Long, C> byToken = new HashMap<>();
    private final Map<Integer, Long> tokens = new HashMap<>();
    long add(int fd, C connection) {
        if (tokens.containsKey(fd)) throw new IllegalStateException("in use");
        long t = fd * 10_000L + generations.merge(fd, 1, Integer::sum);
        tokens.put(fd, t); byToken.put(t, connection); connections.put(fd, connection);
        return t;
    }
    C find(long token) { return byToken.get(token); }
    void remove(int fd) {
        Long t = tokens.remove(fd);
        if (t == null) throw new IllegalStateException();
        byToken.remove(t); connections.remove(fd);
    }
