// rejected by: manyTimes
// saying: wanted:  number 100000
    long add(int fd, C connection) {
        if (connections.putIfAbsent(fd, connection) != null) throw new IllegalStateException("in use");
        int g = generations.merge(fd, 1, Integer::sum);
        return (long) g << 32 | fd;
    }
    C find(long token) {
        int fd = (int) token;
        Integer g = (int) (token >>> 32);
        return generations.get(fd) == g ? connections.get(fd) : null;
    }
    void remove(int fd) {
        if (connections.remove(fd) == null) throw new IllegalStateException();
    }
