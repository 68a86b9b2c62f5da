// rejected by: oldEvent
// saying: does not tell them apart
    long add(int fd, C connection) {
        if (connections.putIfAbsent(fd, connection) != null) throw new IllegalStateException();
        return fd;
    }
    C find(long token) { return connections.get((int) token); }
    void remove(int fd) {
        if (connections.remove(fd) == null) throw new IllegalStateException("fd " + fd + " is not in use");
    }
