// rejected by: found
// saying: shift as a long
    long add(int fd, C connection) {
        if (connections.putIfAbsent(fd, connection) != null) throw new IllegalStateException("in use");
        int g = generations.merge(fd, 1, Integer::sum);
        return (long) (g << 32 | fd);
    }
    C find(long token) {
        int fd = (int) token;
        return generations.getOrDefault(fd, 0) == (int) (token >>> 32) ? connections.get(fd) : null;
    }
    void remove(int fd) {
        if (connections.remove(fd) == null) throw new IllegalStateException();
    }
