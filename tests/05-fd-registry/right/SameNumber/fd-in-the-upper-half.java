// the fd stands in the upper half, and one counter serves all
    private int adds = 0;
    long add(int fd, C connection) {
        if (connections.putIfAbsent(fd, Objects.requireNonNull(connection)) != null) throw new IllegalStateException();
        generations.put(fd, ++adds);
        return (long) fd << 32 | Integer.toUnsignedLong(adds);
    }
    C find(long token) {
        return Optional.ofNullable(generations.get((int) (token >> 32))).filter(g -> g == (int) token)
            .map(g -> connections.get((int) (token >> 32))).orElse(null);
    }
    void remove(int fd) {
        connections.compute(fd, (f, c) -> {
            if (c == null) throw new IllegalStateException();
            return null;
        });
    }
