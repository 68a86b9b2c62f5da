import module java.base;

/// Reads what `strace -f -yy` writes, and keeps the calls on TCP sockets and epoll instances.
final class Strace {
    /// What strace is asked for.
    static final List<String> CALLS = List.of("socket", "bind", "listen", "connect", "accept", "accept4", "read",
        "recvfrom", "write", "sendto", "shutdown", "close",
        "epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait");

    /// A call, short: `read(9, "hello\n") = 6`. `waits` says that it has not returned yet.
    record Call(String name, String text, boolean waits) {}

    static final Map<String, String> EXPLAINED = Map.ofEntries(
        Map.entry("socket", Words.of("makes a socket: a number, no more")),
        Map.entry("bind", Words.of("gives it an address")),
        Map.entry("listen", Words.of("lets clients come, and queue")),
        Map.entry("connect", Words.of("asks a server for a connection")),
        Map.entry("accept", Words.of("takes one client: a new number")),
        Map.entry("read", Words.of("takes bytes that came; 0: the end")),
        Map.entry("write", Words.of("hands bytes to the kernel")),
        Map.entry("shutdown", Words.of("says: I send no more")),
        Map.entry("close", Words.of("gives the number back")),
        Map.entry("epoll_create1", Words.of("makes an interest list")),
        Map.entry("epoll_ctl", Words.of("ADD, MOD or DEL on the list")),
        Map.entry("epoll_wait", Words.of("waits until one on it is ready")));
    static final int MARGIN = 46;
    private static final Pattern WHOLE = Pattern.compile("(\\d+) +(\\w+)\\((.*)\\) += (.*)");
    private static final Pattern BEGINNING = Pattern.compile("(\\d+) +(\\w+)\\((.*?) *<unfinished \\.\\.\\.>");
    private static final Pattern REST = Pattern.compile("(\\d+) +<\\.\\.\\. (\\w+) resumed>(.*)\\) += (.*)");
    private static final Pattern FD = Pattern.compile("(\\d+)<((?:->|[^<>])*)>");
    private static final Pattern PORT = Pattern.compile("sin6?_port=htons\\((\\d+)\\)");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"(?:\\.\\.\\.)?");
    private static final Pattern EVENT = Pattern.compile("\\{events=([A-Z_|]+), data=\\{u32=(\\d+)");

    private final Map<String, String> unfinished = new HashMap<>();  // the arguments, by thread and call
    private final Map<String, Call> unbound = new HashMap<>();       // by fd: the JVM makes sockets that it never binds
    private final Set<String> explained = new HashSet<>();

    /// The calls that a line of strace's output tells of: none, one, or the one before as well.
    List<Call> read(String line) {
        Matcher match = WHOLE.matcher(line);
        if (match.matches()) return keep(match.group(2), match.group(3), match.group(4));
        match = BEGINNING.matcher(line);
        if (match.matches()) {
            unfinished.put(match.group(1) + match.group(2), match.group(3));
            return keep(match.group(2), match.group(3), null);
        }
        match = REST.matcher(line);
        if (match.matches()) {
            String arguments = unfinished.remove(match.group(1) + match.group(2));
            if (arguments != null) return keep(match.group(2), arguments + match.group(3), match.group(4));
        }
        return List.of();
    }

    /// `result` is null while the call waits.
    private List<Call> keep(String call, String arguments, String result) {
        if ("?".equals(result)) return List.of(); // the process ended in it
        String name = call.replace("accept4", "accept").replace("epoll_pwait", "epoll_wait")
            .replace("recvfrom", "read").replace("sendto", "write");
        Matcher first = FD.matcher(arguments);
        boolean hasFd = first.lookingAt();
        if (name.equals("socket") || name.equals("epoll_create1")) {
            Matcher made = FD.matcher(result == null ? "" : result);
            if (!made.lookingAt()) return List.of();
            String asked = arguments.replaceAll(", (IPPROTO_IP|IPPROTO_TCP)|EPOLL_CLOEXEC|\\|SOCK_CLOEXEC", "");
            var socketOrList = new Call(name, name + "(" + asked + ") = " + made.group(1), false);
            if (name.equals("epoll_create1")) return List.of(socketOrList);
            unbound.put(made.group(1), socketOrList);
            return List.of();
        }
        if (!hasFd || !first.group(2).matches("TCP.*|.*eventpoll.*")) return List.of();
        String fd = first.group(1);
        Call before = unbound.remove(fd);
        if (name.equals("close") && before != null) return List.of();
        String text = name + "(" + fd + detail(name, arguments.substring(first.end())) + ")"
            + (result == null ? "" : " = " + result(name, arguments, result));
        var now = new Call(name, text, result == null);
        return before == null ? List.of(now) : List.of(before, now);
    }

    private static String detail(String name, String arguments) {
        return switch (name) {
            case "bind", "connect" -> first(PORT, arguments, port -> ", 127.0.0.1:" + port.group(1));
            case "read", "write" -> first(TEXT, arguments, text -> ", " + text.group());
            case "epoll_ctl" -> ", " + arguments.replaceFirst("^, EPOLL_CTL_(\\w+), (\\d+)<.*", "$1, $2")
                + first(EVENT, arguments, event -> ", " + event.group(1).replace("|", " | "));
            case "accept", "epoll_wait" -> "";
            default -> arguments;
        };
    }

    private static String first(Pattern pattern, String arguments, Function<MatchResult, String> show) {
        return pattern.matcher(arguments).results().map(show).findFirst().orElse("");
    }

    private static String result(String name, String arguments, String result) {
        Matcher fd = FD.matcher(result);
        if (fd.lookingAt()) return fd.group(1);
        String number = result.replaceFirst("^(-1 )?([A-Z]+|\\d+).*", "$2");
        if (!name.equals("epoll_wait")) return number;
        return number + EVENT.matcher(arguments).results()
            .map(event -> ": fd " + event.group(2) + " " + event.group(1)).collect(Collectors.joining(","));
    }

    /// A line of at most 80 columns, with the call's explanation in the margin when it is the first of its kind.
    String show(Call call, boolean colours) {
        String text = call.text() + (call.waits() ? " …" : "");
        if (!explained.add(call.name())) return text.length() > 80 ? text.substring(0, 79) + "…" : text;
        String margin = EXPLAINED.get(call.name());
        boolean fits = text.length() < MARGIN;
        String line = fits ? text + " ".repeat(MARGIN - text.length()) : text.substring(0, MARGIN - 2) + "… ";
        return line + (colours ? "\033[2m" + margin + "\033[0m" : margin);
    }
}
