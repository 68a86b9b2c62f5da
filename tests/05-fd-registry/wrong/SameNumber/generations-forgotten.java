// rejected by: oldEvent
// saying: a token that nobody had before
    long add(int fd, C connection) {
        if (connections.putIfAbsent(fd, connection) != null) throw new IllegalStateException("fd " + fd + " is in use");
        int generation = generations.merge(fd, 1, Integer::sum);
        return (long) generation << 32 | fd;
    }
    C find(long token) {
        int fd = (int) token;
        return generations.getOrDefault(fd, 0) == (int) (token >>> 32) ? connections.get(fd) : null;
    }
    void remove(int fd) {
        if (connections.remove(fd) == null) throw new IllegalStateException();
        generations.remove(fd);
    }
