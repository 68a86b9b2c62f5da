import module java.base;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What the kernel itself says of this process, from /proc: the tests' witness against the servers' own books.
final class Kernel {
    /// A row of an epoll instance's interest list: the fd it watches, the events it watches for, and what it gives back
    /// with them (epoll_ctl(2)).
    record Interest(int fd, int events, long data) {
        static final int IN = 0x001, OUT = 0x004;

        boolean watches(int event) {
            return (events & event) != 0;
        }
    }

    /// How many descriptors of each kind this process has open: `socket`, `pipe`, `anon_inode:[eventpoll]`; not files.
    record Descriptors(SortedMap<String, Long> open) {
        static Descriptors ofThisProcess() throws IOException {
            try (Stream<Path> fds = Files.list(FDS)) {
                return new Descriptors(fds.map(Kernel::target)
                    .filter(target -> target.matches("(socket|pipe|anon_inode):.*"))
                    .map(target -> target.replaceFirst(":\\[\\d+]$", ""))
                    .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting())));
            }
        }

        /// Waits until there are no more of any kind than these.
        void awaitNoMore() {
            await("what was opened to be closed").atMost(Client.PATIENCE).untilAsserted(() ->
                assertThat(ofThisProcess().open).as("descriptors open").allSatisfy((kind, count) ->
                    assertThat(count).as(kind).isLessThanOrEqualTo(open.getOrDefault(kind, 0L))));
        }
    }

    /// TCP_ESTABLISHED in the kernel's include/net/tcp_states.h: the handshake is done.
    static final int ESTABLISHED = 1;
    /// TCP_CLOSE_WAIT: the other end has said that it sends no more.
    static final int CLOSE_WAIT = 8;

    /// By their numbers in include/net/tcp_states.h.
    private static final String[] STATES = {"?", "ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2",
        "TIME_WAIT", "CLOSE", "CLOSE_WAIT", "LAST_ACK", "LISTEN", "CLOSING", "NEW_SYN_RECV"};
    private static final Path FDS = Path.of("/proc/self/fd");
    private static final Pattern ROW = Pattern.compile("tfd:\\s*(\\d+) events:\\s*([0-9a-f]+) data:\\s*([0-9a-f]+) .*");

    private Kernel() {}

    /// The interest list of the one epoll instance that has `fd` in it, by fd, without that instance's own wake-up
    /// eventfd.
    static SortedMap<Integer, Interest> interestListWith(int fd) throws IOException {
        for (int epfd : epollInstances()) {
            SortedMap<Integer, Interest> list = interestList(epfd);
            if (list.containsKey(fd)) return list;
        }
        return new TreeMap<>();
    }

    /// The epoll instance of this process that watches this fd.
    static int epollInstanceWith(int fd) throws IOException {
        for (int epfd : epollInstances()) if (interestList(epfd).containsKey(fd)) return epfd;
        throw new NoSuchElementException("no epoll instance of this process watches fd " + fd);
    }

    static List<Integer> epollInstances() throws IOException {
        try (Stream<Path> fds = Files.list(FDS)) {
            return fds.filter(fd -> target(fd).equals("anon_inode:[eventpoll]")).map(Kernel::number).sorted().toList();
        }
    }

    static SortedMap<Integer, Interest> interestList(int epfd) throws IOException {
        SortedMap<Integer, Interest> list = wholeInterestList(epfd);
        list.keySet().removeIf(fd -> target(FDS.resolve("" + fd)).startsWith("anon_inode:"));
        return list;
    }

    /// With what is no socket, too. proc_pid_fdinfo(5): one line for each registered fd.
    private static SortedMap<Integer, Interest> wholeInterestList(int epfd) throws IOException {
        var list = new TreeMap<Integer, Interest>();
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/fdinfo/" + epfd))) {
            lines.map(ROW::matcher).filter(Matcher::matches).forEach(row -> {
                int fd = Integer.parseInt(row.group(1));
                int events = Integer.parseUnsignedInt(row.group(2), 16);
                list.put(fd, new Interest(fd, events, Long.parseUnsignedLong(row.group(3), 16)));
            });
        } catch (NoSuchFileException | UncheckedIOException _) {  // closed since it was listed, or while it was read
            return new TreeMap<>();
        }
        return list;
    }

    /// What the fds in an interest list stand for, without the numbers of inodes: `socket`, `anon_inode:[eventfd]`.
    static List<String> watchedBy(int epfd) throws IOException {
        return wholeInterestList(epfd).keySet().stream().map(fd -> target(FDS.resolve("" + fd)))
            .map(target -> target.replaceAll(":\\[\\d+]", "")).sorted().toList();
    }

    /// This process's fd of a socket, by its {@link #inode}.
    static int fdOf(long inode) throws IOException {
        return fdWith("socket:[" + inode + "]");
    }

    /// This process's fd of an open file.
    static int fdOf(Path file) throws IOException {
        return fdWith(file.toRealPath().toString());
    }

    private static int fdWith(String target) throws IOException {
        try (Stream<Path> fds = Files.list(FDS)) {
            return fds.filter(fd -> target(fd).equals(target)).map(Kernel::number).findFirst()
                .orElseThrow(() -> new NoSuchElementException("this process has no fd of " + target));
        }
    }

    private static int number(Path fd) {
        return Integer.parseInt(fd.getFileName().toString());
    }

    /// The state of the connection from one local port to another.
    static int tcpState(int fromPort, int toPort) throws IOException {
        return Integer.parseInt(tcpRow(fromPort, toPort)[3], 16);
    }

    /// How many bytes are on the way from one local port to another: not acknowledged, or not read.
    static long unread(int fromPort, int toPort) throws IOException {
        return unacknowledged(fromPort, toPort) + waiting(toPort, fromPort);
    }

    /// How many bytes were sent from one local port to another, and not acknowledged yet.
    static long unacknowledged(int fromPort, int toPort) throws IOException {
        return Long.parseLong(tcpRow(fromPort, toPort)[4].split(":")[0], 16);
    }

    /// How many bytes have come to a local port from another, and were not read.
    static long waiting(int atPort, int fromPort) throws IOException {
        return Long.parseLong(tcpRow(atPort, fromPort)[4].split(":")[1], 16);
    }

    /// The inode of the socket at its first end; its fd's link in /proc reads `socket:[inode]`.
    static long inode(int fromPort, int toPort) throws IOException {
        return Long.parseLong(tcpRow(fromPort, toPort)[9]);
    }

    /// Its row in /proc/net/tcp or tcp6, by columns (proc_pid_net(5)).
    private static String[] tcpRow(int fromPort, int toPort) throws IOException {
        String from = ":%04X ".formatted(fromPort);  // thousands of rows do not have it, of connections that are over
        String row = ".*:%04X \\S+:%04X .*".formatted(fromPort, toPort);
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                if (line.contains(from) && line.matches(row)) return line.strip().split("\\s+");
            }
        }
        throw new NoSuchElementException("the kernel has no connection from port " + fromPort + " to port " + toPort);
    }

    /// The ports of a TCP socket and its state, by its inode: `of port 41888, connected to port 40111, CLOSE_WAIT`.
    /// Empty when the kernel's tables do not have it: it is no TCP socket, or is not connected.
    static Optional<String> ends(long inode) {
        try {
            for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
                for (String line : Files.readAllLines(Path.of(table))) {
                    String[] row = line.strip().split("\\s+");
                    if (row[9].equals("" + inode)) return Optional.of(ends(row));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ends(String[] row) {
        int from = Integer.parseInt(row[1].replaceFirst(".*:", ""), 16);
        int to = Integer.parseInt(row[2].replaceFirst(".*:", ""), 16);
        return "of port %d, connected to port %d, %s".formatted(from, to, STATES[Integer.parseInt(row[3], 16)]);
    }

    /// How often the threads of a process whose names begin so have given up the CPU to wait (proc_pid_status(5)).
    static long voluntarySwitches(long pid, String name) throws IOException {
        return sum(pid, name, "status", "voluntary_ctxt_switches:");
    }

    /// The CPU time of those threads of this process whose names begin with one of these (schedstat, its first number).
    static long cpuNanos(String... names) {
        return schedstat(1, names);
    }

    /// The same with the time in which they wanted a core and others had it, which is schedstat's second number: who
    /// never waits for anything else has a second of it in each second, however busy the machine is.
    static long runnableNanos(String... names) {
        return schedstat(2, names);
    }

    private static long schedstat(int numbers, String... names) {
        long sum = 0;
        try {
            for (String name : names) {
                for (Path thread : threadsOf(ProcessHandle.current().pid(), name)) {
                    sum += Stream.of(Files.readString(thread.resolve("schedstat")).split(" ")).limit(numbers)
                        .mapToLong(Long::parseLong).sum();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum;
    }

    /// How often they have called `read` and its like (proc_pid_io(5)).
    static long reads(long pid, String name) throws IOException {
        return sum(pid, name, "io", "syscr:");
    }

    private static long sum(long pid, String name, String file, String field) throws IOException {
        long sum = 0;
        for (Path thread : threadsOf(pid, name)) {
            for (String line : Files.readAllLines(thread.resolve(file))) {
                if (line.startsWith(field)) sum += Long.parseLong(line.split("\\s+")[1]);
            }
        }
        return sum;
    }

    /// Waits until all of them wait for something: state S in proc_pid_stat(5).
    static void awaitAsleep(long pid, String name) throws IOException {
        for (Path thread : threadsOf(pid, name)) {
            await(thread + " to sleep").atMost(Client.PATIENCE)
                .until(() -> Files.readString(thread.resolve("stat")).contains(") S "));
        }
    }

    static int threads(long pid) throws IOException {
        return threadsOf(pid, "").size();
    }

    private static List<Path> threadsOf(long pid, String name) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            var named = new ArrayList<Path>();
            for (Path thread : threads.toList()) {
                if (isNamed(thread, name)) named.add(thread);
            }
            return named;
        }
    }

    /// A thread that has ended since it was listed has no name.
    private static boolean isNamed(Path thread, String name) throws IOException {
        try {
            return Files.readString(thread.resolve("comm")).startsWith(name);
        } catch (IOException e) {
            if (Files.exists(thread)) throw e;
            return false;
        }
    }

    /// Whether an fd of this process was opened for writing only: O_WRONLY, 1, in the octal flags of
    /// proc_pid_fdinfo(5).
    static boolean isForWriting(int fd) {
        try (Stream<String> info = Files.lines(Path.of("/proc/self/fdinfo/" + fd))) {
            String flags = info.filter(line -> line.startsWith("flags:")).findFirst().orElseThrow();
            return flags.endsWith("1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
