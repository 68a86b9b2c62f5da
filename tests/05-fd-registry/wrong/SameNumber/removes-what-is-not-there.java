// rejected by: notInUse
// saying: 9 is not in use
    long add(int fd, C connection) {
        if (connections.containsKey(fd)) throw new IllegalStateException("in use");
        connections.put(fd, connection);
        int g = generations.merge(fd, 1, Integer::sum);
        return (long) g << 32 | fd;
    }
    C find(long token) {
        int fd = (int) token;
        return generations.getOrDefault(fd, 0) == (int) (token >>> 32) ? connections.get(fd) : null;
    }
    void remove(int fd) {
        connections.remove(fd);
    }
