import module java.base;

/// What the kernel knows of the program at a step, from /proc: which descriptors it has, who is at their other ends,
/// what waits in them, and what epoll watches them for.
final class KernelTables {
    private final ProcFs process;
    private List<String> tables = ProcFs.TABLES;
    private List<ProcFs.Tcp> sockets = List.of();
    private Set<Integer> numbers = Set.of();
    /// What the JVM had before the program's first line, the debugger's connection among it.
    private Set<Integer> before;
    /// Whose connection a descriptor is: a reset one has no row in /proc/net/tcp any more.
    private final Map<Integer, String> owners = new HashMap<>();
    private final Set<Integer> ofTheJdk = new HashSet<>();

    KernelTables(ProcFs process) {
        this.process = process;
    }

    /// `fd.N.…`, `watch.N`, `ready.N` and `backlog.WHO`. `names` says who has which port; `port` is the listener's.
    /// To read all sockets takes longest. They are as they were if no call was made (`called`) and the fd table is the
    /// same, since nobody else acts meanwhile.
    void describe(int port, Map<Integer, String> names, boolean called, SortedMap<String, String> state)
            throws IOException {
        if (called) sockets = sockets(port);
        List<ProcFs.Fd> fds = process.fds(sockets);
        if (!called && !numbers(fds).equals(numbers)) {
            sockets = sockets(port);
            fds = process.fds(sockets);
        }
        numbers = numbers(fds);
        if (before == null) before = numbers;
        List<ProcFs.Interest> interests = process.interests(fds);
        var watched = new HashMap<Integer, String>();
        for (ProcFs.Interest one : interests) watched.merge(one.fd(), one.events(), (a, b) -> a + ", " + b);
        owners.keySet().retainAll(numbers);
        ofTheJdk.retainAll(numbers);
        for (ProcFs.Fd fd : fds) {
            String what = what(fd, watched.containsKey(fd.fd()));
            if (what == null) continue;
            String row = "fd." + fd.fd() + ".";
            state.put(row + "what", what);
            if (what.equals("connection") && fd.tcp() != null) {
                String name = names.get(fd.tcp().remotePort());
                if (name != null) owners.put(fd.fd(), name);
            }
            if (owners.containsKey(fd.fd())) state.put(row + "who", owners.get(fd.fd()));
            if (what.equals("connection")) state.put(row + "state", fd.tcp() == null ? "CLOSED" : fd.tcp().state());
            if (fd.tcp() != null && unread(fd.tcp()) > 0) state.put(row + "unread", "" + unread(fd.tcp()));
            if (fd.tcp() != null && fd.tcp().unsent() > 0) state.put(row + "unsent", "" + fd.tcp().unsent());
            String events = watched.get(fd.fd());
            if (events == null) continue;
            state.put("watch." + fd.fd(), events);
            String ready = ready(fd, what, events);
            if (!ready.isEmpty()) state.put("ready." + fd.fd(), ready);
        }
        backlog(port, sockets, names, state);
    }

    private static Set<Integer> numbers(List<ProcFs.Fd> fds) {
        return fds.stream().map(ProcFs.Fd::fd).collect(Collectors.toSet());
    }

    /// As long as there is no listener, all from both tables; then those of its port, from the one in which it is.
    List<ProcFs.Tcp> sockets(int port) throws IOException {
        if (port < 0) return process.sockets(tables);
        if (tables.size() > 1) {
            boolean isInFirst = !process.sockets(tables.subList(0, 1), port).isEmpty();
            tables = isInFirst ? tables.subList(0, 1) : tables.subList(1, 2);
        }
        return process.sockets(tables, port);
    }

    /// The end of a stream has a place in the sequence as a byte has, and is counted as one.
    private static long unread(ProcFs.Tcp tcp) {
        return Math.max(0, tcp.unread() - (tcp.state().equals("CLOSE_WAIT") ? 1 : 0));
    }

    /// Null for what is none of the program's.
    private String what(ProcFs.Fd fd, boolean watched) throws IOException {
        if (before.contains(fd.fd())) return null;
        if (fd.tcp() != null) return fd.tcp().state().equals("LISTEN") ? "listener" : "connection";
        if (fd.what().equals("epoll")) return "epoll";
        if (watched && fd.what().equals("eventfd")) return "eventfd";
        if (!fd.what().startsWith("socket")) return null;
        if (owners.containsKey(fd.fd())) return "connection";
        if (!ofTheJdk.contains(fd.fd()) && process.isUnixSocket(fd)) ofTheJdk.add(fd.fd());
        return ofTheJdk.contains(fd.fd()) ? "unix" : "socket";
    }

    /// /proc does not tell what is ready, but what makes it so: level-triggered, that is what epoll_wait would say.
    private static String ready(ProcFs.Fd fd, String what, String events) {
        boolean in = false, out = false;
        if (what.equals("listener")) {
            in = fd.tcp().unread() > 0;
        } else if (what.equals("connection")) {
            boolean over = fd.tcp() == null || fd.tcp().state().equals("CLOSE_WAIT");
            in = over || fd.tcp().unread() > 0;
            out = fd.tcp() == null || fd.tcp().unsent() == 0;
        }
        if (in && events.contains("EPOLLIN")) return "EPOLLIN";
        return out && events.contains("EPOLLOUT") ? "EPOLLOUT" : "";
    }

    /// Connections that the kernel has completed, and that nobody has accepted: they have no inode yet.
    private static void backlog(int port, List<ProcFs.Tcp> sockets, Map<Integer, String> names,
            SortedMap<String, String> state) {
        for (ProcFs.Tcp tcp : sockets) {
            boolean waits = tcp.inode().equals("0") && tcp.localPort() == port
                && List.of("ESTABLISHED", "CLOSE_WAIT").contains(tcp.state());
            String name = names.get(tcp.remotePort());
            if (waits && name != null) state.put("backlog." + name, "" + tcp.unread());
        }
    }
}
