import module java.base;

/// What the kernel itself says of this process, from /proc: the tests' witness against the servers' own books.
final class Kernel {
    /// A row of an epoll instance's interest list: the fd it watches and the events it watches for (epoll_ctl(2)).
    record Interest(int fd, int events) {
        static final int IN = 0x001, OUT = 0x004;

        boolean watches(int event) {
            return (events & event) != 0;
        }
    }

    /// TCP_ESTABLISHED in the kernel's include/net/tcp_states.h: the handshake is done.
    static final int ESTABLISHED = 1;

    private static final Path FDS = Path.of("/proc/self/fd");
    private static final Pattern ROW = Pattern.compile("tfd:\\s*(\\d+) events:\\s*([0-9a-f]+) .*");

    private Kernel() {}

    /// The interest list of the one epoll instance that has `fd` in it, by fd, without that instance's own wake-up eventfd.
    static SortedMap<Integer, Interest> interestListWith(int fd) throws IOException {
        for (int epfd : epollInstances()) {
            SortedMap<Integer, Interest> list = interestList(epfd);
            if (list.containsKey(fd)) return list;
        }
        return new TreeMap<>();
    }

    static List<Integer> epollInstances() throws IOException {
        try (Stream<Path> fds = Files.list(FDS)) {
            return fds.filter(fd -> target(fd).equals("anon_inode:[eventpoll]")).map(fd -> Integer.parseInt(fd.getFileName().toString())).sorted().toList();
        }
    }

    /// proc_pid_fdinfo(5): one line for each registered fd.
    static SortedMap<Integer, Interest> interestList(int epfd) throws IOException {
        var list = new TreeMap<Integer, Interest>();
        for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + epfd))) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) continue;
            int fd = Integer.parseInt(row.group(1));
            if (!target(FDS.resolve("" + fd)).startsWith("anon_inode:")) list.put(fd, new Interest(fd, Integer.parseUnsignedInt(row.group(2), 16)));
        }
        return list;
    }

    /// The state of the connection from one local port to another, as /proc/net/tcp and tcp6 have it; -1 if there is none.
    static int tcpState(int fromPort, int toPort) throws IOException {
        var row = Pattern.compile(".*:%04X \\S+:%04X ([0-9A-F]{2}) .*".formatted(fromPort, toPort));
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                Matcher connection = row.matcher(line);
                if (connection.matches()) return Integer.parseInt(connection.group(1), 16);
            }
        }
        return -1;
    }

    /// What an fd stands for; empty when it was closed meanwhile.
    static String target(Path fd) {
        try {
            return Files.readSymbolicLink(fd).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
