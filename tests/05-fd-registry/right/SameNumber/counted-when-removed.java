// the generation changes when a connection goes, and the first one is 0
    long add(int fd, C connection) {
        if (connections.containsKey(fd)) throw new IllegalStateException();
        connections.put(fd, connection);
        return ((long) generations.computeIfAbsent(fd, f -> 0) << 32) + fd;
    }

    C find(long token) {
        int fd = (int) (token & 0xFFFFFFFFL);
        if (!connections.containsKey(fd)) return null;
        return generations.get(fd).intValue() == token >> 32 ? connections.get(fd) : null;
    }

    void remove(int fd) {
        if (!connections.containsKey(fd)) throw new IllegalStateException();
        connections.remove(fd);
        generations.put(fd, generations.get(fd) + 1);
    }
