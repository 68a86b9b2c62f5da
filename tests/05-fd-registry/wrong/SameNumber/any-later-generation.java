// rejected by: unknown
// saying: nobody ever got this token
    long add(int fd, C connection) {
        if (connections.putIfAbsent(fd, connection) != null) throw new IllegalStateException("in use");
        int g = generations.merge(fd, 1, Integer::sum);
        return (long) g << 32 | fd;
    }
    C find(long token) {
        int fd = (int) token;
        return (int) (token >>> 32) >= generations.getOrDefault(fd, 0) ? connections.get(fd) : null;
    }
    void remove(int fd) {
        if (connections.remove(fd) == null) throw new IllegalStateException();
    }
