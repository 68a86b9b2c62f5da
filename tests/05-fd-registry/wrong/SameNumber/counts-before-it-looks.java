// rejected by: inUse
// saying: before anything is changed
    long add(int fd, C connection) {
        int g = generations.merge(fd, 1, Integer::sum);
        if (connections.putIfAbsent(fd, connection) != null) throw new IllegalStateException("in use");
        return (long) g << 32 | fd;
    }
    C find(long token) {
        int fd = (int) token;
        return generations.getOrDefault(fd, 0) == (int) (token >>> 32) ? connections.get(fd) : null;
    }
    void remove(int fd) {
        if (connections.remove(fd) == null) throw new IllegalStateException();
    }
