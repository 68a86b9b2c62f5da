// rejected by: inUse
// saying: came:    no exception
    long add(int fd, C connection) {
        connections.put(fd, connection);
        return (long) generations.merge(fd, 1, Integer::sum) << 32 | fd;
    }
    C find(long token) {
        int fd = (int) token;
        return generations.getOrDefault(fd, 0) == (int) (token >>> 32) ? connections.get(fd) : null;
    }
    void remove(int fd) {
        if (connections.remove(fd) == null) throw new IllegalStateException("fd " + fd + " is not in use");
    }
