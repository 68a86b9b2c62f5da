// one counter for all numbers, and a map from token to connection
    private final Map<Long, C> byToken = new HashMap<>();
    private final Map<Integer, Long> tokenOf = new HashMap<>();
    private long last = 0;

    long add(int fd, C connection) {
        if (tokenOf.containsKey(fd)) throw new IllegalStateException("fd " + fd + " is taken");
        connections.put(fd, connection);
        tokenOf.put(fd, ++last);
        byToken.put(last, connection);
        return last;
    }

    C find(long token) { return byToken.get(token); }

    void remove(int fd) {
        Long token = tokenOf.remove(fd);
        if (token == null) throw new IllegalStateException("fd " + fd + " is free");
        byToken.remove(token);
        connections.remove(fd);
    }
