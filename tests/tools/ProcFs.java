import module java.base;

/// What /proc says of another process: its descriptors, what its epoll instances watch, its threads (proc(5)).
final class ProcFs {
    /// A descriptor: its number, and what it stands for in words; `tcp` is null if it is no TCP socket.
    record Fd(int fd, String what, boolean ofTheServer, Tcp tcp) {}

    /// A TCP socket. `inode` is 0 while nobody has accepted the connection; a listener's `unread` counts those.
    record Tcp(String inode, String state, String local, String remote, long unread, long unsent) {
        int localPort() {
            return port(local);
        }

        int remotePort() {
            return port(remote);
        }

        private static int port(String end) {
            return Integer.parseInt(end.substring(end.indexOf(':') + 1));
        }

        String inWords() {
            if (state.equals("LISTEN")) return state + " " + local;
            String queues = (unread > 0 ? ", " + Words.mark("%d B unread").formatted(unread) : "")
                + (unsent > 0 ? ", " + Words.mark("%d B not taken").formatted(unsent) : "");
            return state + " " + local + " ← " + remote + queues;
        }
    }

    /// A row of an epoll instance's interest list; `events` are spelled out.
    record Interest(int epfd, int fd, String events) {}

    /// A thread that is not the JVM's own, and what it waits in.
    record Doing(String name, String what) {}

    private static final Pattern INTEREST = Pattern.compile("tfd:\\s*(\\d+) events:\\s*([0-9a-f]+) .*");
    /// The kernel's include/net/tcp_states.h, by number.
    private static final List<String> TCP_STATES = List.of("?", "ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1",
        "FIN_WAIT2", "TIME_WAIT", "CLOSE", "CLOSE_WAIT", "LAST_ACK", "LISTEN", "CLOSING");
    /// sys/epoll.h, by bit.
    private static final SequencedMap<Integer, String> EVENTS = new TreeMap<>(
        Map.of(0x001, "EPOLLIN", 0x004, "EPOLLOUT", 0x2000, "EPOLLRDHUP", 1 << 30, "EPOLLONESHOT"));
    /// Functions of the kernel, as wchan names them, and the system call that a reader knows.
    private static final SequencedMap<String, String> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put("epoll|ep_poll", "epoll_wait");
        CALLS.put("accept", "accept");
        CALLS.put("wait_woken|sk_wait_data", "read");
        CALLS.put("sk_stream_wait", "write");
        CALLS.put("poll", "poll");
        CALLS.put("futex", Words.mark("futex: for a lock, or for work"));
    }

    /// Sockets of IPv4, and those of IPv6, which serve IPv4 as well.
    static final List<String> TABLES = List.of("tcp", "tcp6");
    private static final String SERVING = "worker \\d+|ForkJoinPool-1-.*|MasterPoller|Read-Poller.*|Write-Poller.*";

    private final Path proc;

    ProcFs(long pid) {
        proc = Path.of("/proc/" + pid);
    }

    boolean exists() {
        return Files.isDirectory(proc);
    }

    private static String withoutInode(String target) {
        if (target.startsWith("socket:")) return Words.mark("socket, not TCP");
        return target.replace("anon_inode:[eventpoll]", "epoll").replaceAll("anon_inode:\\[(.*)]", "$1")
            .replaceAll(":\\[\\d+]", "");
    }

    /// By number. A descriptor that is closed while we look is left out.
    List<Fd> fds() throws IOException {
        return fds(sockets(TABLES));
    }

    List<Fd> fds(List<Tcp> known) throws IOException {
        var sockets = new HashMap<String, Tcp>();
        for (Tcp tcp : known) sockets.put("socket:[" + tcp.inode() + "]", tcp);
        var fds = new ArrayList<Fd>();
        for (Path link : entries(proc.resolve("fd"))) {
            String target;
            try {
                target = Files.readSymbolicLink(link).toString();
            } catch (NoSuchFileException e) {
                continue;
            }
            Tcp tcp = sockets.get(target);
            String what = tcp != null ? tcp.inWords() : withoutInode(target);
            boolean ofTheServer = tcp != null || target.contains("eventpoll");
            fds.add(new Fd(Integer.parseInt(link.getFileName().toString()), what, ofTheServer, tcp));
        }
        fds.sort(Comparator.comparingInt(Fd::fd));
        return fds;
    }

    /// What these tables in /proc/PID/net say, of the machine's sockets and not only of this process's.
    /// The kernel looks through all it has for each table, which takes milliseconds.
    List<Tcp> sockets(List<String> tables) throws IOException {
        return sockets(tables, "");
    }

    /// Only those whose own end has this port.
    List<Tcp> sockets(List<String> tables, int port) throws IOException {
        return sockets(tables, ":%04X ".formatted(port)).stream().filter(tcp -> tcp.localPort() == port).toList();
    }

    private List<Tcp> sockets(List<String> tables, String wanted) throws IOException {
        var sockets = new ArrayList<Tcp>();
        for (String table : tables) {
            for (String line : lines(proc.resolve("net/" + table))) {
                if (!line.contains(wanted) || line.contains("local_address")) continue;
                String[] columns = line.strip().split("\\s+");
                String state = TCP_STATES.get(Integer.parseInt(columns[3], 16));
                String[] queues = columns[4].split(":");
                sockets.add(new Tcp(columns[9], state, end(columns[1]), end(columns[2]),
                    Long.parseLong(queues[1], 16), Long.parseLong(queues[0], 16)));
            }
        }
        return sockets;
    }

    /// The JDK has one of its own, which it puts in the place of a socket that is closed while a thread waits in it.
    boolean isUnixSocket(Fd fd) throws IOException {
        String target = Files.readSymbolicLink(proc.resolve("fd/" + fd.fd())).toString();
        String row = "(\\S+ +){6}" + target.replaceAll("\\D", "") + "( .*)?";
        return lines(proc.resolve("net/unix")).stream().anyMatch(line -> line.matches(row));
    }

    /// `0100007F:2710` is 127.0.0.1:10000: the address as a number of this machine, the port with the high byte first.
    private static String end(String hex) {
        String inHex = hex.split(":")[0];
        int port = Integer.parseInt(hex.split(":")[1], 16);
        int number = Integer.parseUnsignedInt(inHex.substring(inHex.length() - 8), 16);
        String address = IntStream.of(0, 8, 16, 24).mapToObj(shift -> "" + (number >>> shift & 0xff))
            .collect(Collectors.joining("."));
        return address + ":" + port;
    }

    /// Of all epoll instances among the descriptors.
    List<Interest> interests() throws IOException {
        return interests(fds());
    }

    List<Interest> interests(List<Fd> fds) throws IOException {
        var interests = new ArrayList<Interest>();
        for (Fd fd : fds) {
            if (!fd.what().equals("epoll")) continue;
            for (String line : lines(proc.resolve("fdinfo/" + fd.fd()))) {
                Matcher row = INTEREST.matcher(line);
                if (!row.matches()) continue;
                String events = events(Integer.parseUnsignedInt(row.group(2), 16));
                interests.add(new Interest(fd.fd(), Integer.parseInt(row.group(1)), events));
            }
        }
        return interests;
    }

    /// Without EPOLLERR and EPOLLHUP, which are always told of: epoll_ctl(2).
    static String events(int bits) {
        String names = EVENTS.entrySet().stream().filter(event -> (bits & event.getKey()) != 0)
            .map(Map.Entry::getValue).collect(Collectors.joining(" | "));
        return names.isEmpty() || names.equals("EPOLLONESHOT") ? Words.mark("nothing now") : names;
    }

    /// Threads that can meet a client's request: chapters' own, and the JDK's carriers and pollers.
    List<Doing> threads() throws IOException {
        var threads = new ArrayList<Doing>();
        boolean first = true;
        for (Path task : entries(proc.resolve("task"))) {
            String name = String.join("", lines(task.resolve("comm")));
            // The process's first thread only waits for the one that runs main.
            boolean main = name.equals("java") && !first;
            first = false;
            if (main || name.matches(SERVING)) threads.add(new Doing(main ? "main" : name, what(task)));
        }
        return threads;
    }

    /// How many there are in all.
    int threadCount() throws IOException {
        return entries(proc.resolve("task")).size();
    }

    private static String what(Path task) throws IOException {
        String stat = String.join("", lines(task.resolve("stat")));
        if (stat.matches(".*\\) R .*")) return Words.mark("runs");
        String wchan = String.join("", lines(task.resolve("wchan")));
        if (wchan.isEmpty() || wchan.equals("0")) return Words.mark("waits");
        return Words.mark("waits in %s").formatted(CALLS.entrySet().stream()
            .filter(call -> Pattern.compile(call.getKey()).matcher(wchan).find())
            .map(Map.Entry::getValue).findFirst().orElse(wchan));
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            var byNumber = Comparator.<Path>comparingInt(path -> Integer.parseInt(path.getFileName().toString()));
            return entries.sorted(byNumber).toList();
        }
    }

    /// None if it went away while we looked.
    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) return List.of();
            throw e;
        }
    }
}
