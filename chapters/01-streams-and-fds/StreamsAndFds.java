///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+

import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

/// A stream carries bytes into or out of a process, and a number stands for it: its file descriptor.
///
/// A file, a pipe, a connection: each is opened by a system call of its own, and then
/// `read` and `write` treat them all alike. The program plays both ends and stops by itself.
///
/// Left out: what `read` does when nothing has come yet. It waits, and that is chapter 2.
final class StreamsAndFds {
    private final Path fdTable;
    private final PrintStream out;
    private final boolean quiet;
    private final Map<Channel, String> fds = new HashMap<>();

    /// `fdTable` is /proc/self/fd, see proc_pid_fd(5). Where there is none the numbers show as `?`.
    StreamsAndFds(Path fdTable, PrintStream out, boolean quiet) {
        this.fdTable = fdTable;
        this.out = out;
        this.quiet = quiet;
    }

    /// `port` is for the listening socket; 0 takes a free one.
    void run(int port) throws IOException {
        ServerSocketChannel.open().close();  // beside the first one the JVM opens a socket for itself: not in mid-story
        Path path = Path.of(System.getProperty("java.io.tmpdir"), "stream-" + System.nanoTime() + ".txt");
        Files.writeString(path, "These are 27 bytes of text.", CREATE_NEW);
        try {
            standardStreams();
            FileChannel file = file(path);
            pipe();
            connection(port);
            nextNumber(file);
        } finally {
            Files.delete(path);
        }
    }

    private void standardStreams() throws IOException {
        tell("A process starts with three streams:");
        SortedMap<Integer, String> table = table();
        List<String> names = List.of("standard input", "standard output", "standard error");
        for (int fd = 0; fd < names.size(); fd++) {
            tell("  %3d  %-16s %s".formatted(fd, names.get(fd), table.getOrDefault(fd, "?")));
        }
        table.tailMap(names.size()).forEach((fd, target) ->
            tell("  %3d  %-16s %s".formatted(fd, "already open", target.replaceFirst("^/.*/", "…/"))));
        if (table.isEmpty()) tell("  (there is no " + fdTable + " here, so this system does not show numbers)");
    }

    private FileChannel file(Path path) throws IOException {
        tell("\nA file is a stream. One read gives at most as many bytes as there is room for:");
        FileChannel file = open("open(" + path.getFileName() + ")", () -> FileChannel.open(path));
        while (read(file, 10) > 0) continue;
        return file;
    }

    private void pipe() throws IOException {
        tell("\nA pipe is two streams: what is written to its one end is read from the other:");
        SortedMap<Integer, String> before = table();
        Pipe pipe = Pipe.open();
        List<String> ends = opened(before);
        fds.put(pipe.source(), ends.getFirst());  // pipe(2) makes the end to read from first
        fds.put(pipe.sink(), ends.getLast());
        show("pipe()", "0", ends.getFirst() + " to read from, " + ends.getLast() + " to write to");
        write(pipe.sink(), "Meow.");
        read(pipe.source(), 10);
        close(pipe.sink());
        read(pipe.source(), 10);
        close(pipe.source());
    }

    private void connection(int port) throws IOException {
        tell("\nA connection is a stream to another process, here or on another machine:");
        ServerSocketChannel listener = open("socket()", ServerSocketChannel::open);
        listener.bind(new InetSocketAddress("127.0.0.1", port));
        String address = "127.0.0.1:" + listener.socket().getLocalPort();
        show("bind(" + fds.get(listener) + ", " + address + ")", "0", "");
        show("listen(" + fds.get(listener) + ")", "0", "");
        out.println("listening on " + address);
        SocketChannel client = open("socket()", SocketChannel::open);
        client.connect(listener.getLocalAddress());
        show("connect(" + fds.get(client) + ", " + address + ")", "0", "");
        SocketChannel server = open("accept(" + fds.get(listener) + ")", listener::accept);
        write(client, "Hello, server.");
        close(client);
        while (read(server, 10) > 0) continue;
        close(server);
        close(listener);
    }

    private void nextNumber(FileChannel file) throws IOException {
        tell("\nA closed stream gives its number back, and the next stream gets the lowest one free:");
        close(file);
        close(open("socket()", SocketChannel::open));
    }

    /// Makes the call that opens a stream, and looks up which number that stream has got.
    private <C extends Channel> C open(String call, Opening<C> opening) throws IOException {
        SortedMap<Integer, String> before = table();
        C stream = opening.open();
        fds.put(stream, opened(before).getFirst());
        show(call, fds.get(stream), "");
        return stream;
    }

    private interface Opening<C> {
        C open() throws IOException;
    }

    private void write(WritableByteChannel stream, String text) throws IOException {
        int count = stream.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
        show("write(" + fds.get(stream) + ", " + text.length() + " bytes)", "" + count, text);
    }

    /// At the end of a stream Java's `read` returns -1, the system call returns 0.
    private int read(ReadableByteChannel stream, int room) throws IOException {
        var buffer = ByteBuffer.allocate(room);
        int count = Math.max(0, stream.read(buffer));
        String text = count == 0 ? "the end" : UTF_8.decode(buffer.flip()).toString();
        show("read(" + fds.get(stream) + ", at most " + room + " bytes)", "" + count, text);
        return count;
    }

    /// That the number is free again stands in the table, too.
    private void close(Channel stream) throws IOException {
        SortedMap<Integer, String> before = table();
        stream.close();
        before.keySet().removeAll(table().keySet());
        String free = before.isEmpty() ? "" : before.firstKey() + " is free";
        show("close(" + fds.remove(stream) + ")", "0", free);
    }

    private void show(String call, String result, String text) {
        tell("  %-40s = %-4s %s".formatted(call, result, text).stripTrailing());
    }

    private void tell(String line) {
        if (!quiet) out.println(line);
    }

    private List<String> opened(SortedMap<Integer, String> before) throws IOException {
        SortedMap<Integer, String> now = table();
        now.keySet().removeAll(before.keySet());
        return now.isEmpty() ? List.of("?") : now.keySet().stream().map(String::valueOf).toList();
    }

    /// The kernel's table of this process. Listing it takes an fd, too, which is gone afterwards: not shown.
    private SortedMap<Integer, String> table() throws IOException {
        var table = new TreeMap<Integer, String>();
        if (!Files.isDirectory(fdTable)) return table;
        try (DirectoryStream<Path> links = Files.newDirectoryStream(fdTable)) {
            for (Path link : links) {
                int fd = Integer.parseInt(link.getFileName().toString());
                try {
                    table.put(fd, Files.readSymbolicLink(link).toString());
                } catch (NoSuchFileException e) {
                    continue;  // another thread of the JVM has closed it meanwhile
                }
            }
        }
        table.values().removeIf(target -> target.startsWith("/proc/"));
        return table;
    }

    public static void main(String... args) throws IOException {
        int port = 0;
        boolean quiet = false;
        for (String arg : args) {
            if (arg.equals("--quiet")) {
                quiet = true;
            } else if (arg.matches("\\d{1,5}") && Integer.parseInt(arg) <= 65_535) {
                port = Integer.parseInt(arg);
            } else {
                System.err.println("expected [PORT] [--quiet] with PORT from 0 to 65535, got: " + arg);
                System.exit(2);
            }
        }
        try {
            new StreamsAndFds(Path.of("/proc/self/fd"), System.out, quiet).run(port);
        } catch (BindException e) {
            System.err.println("cannot bind port " + port + " (" + e.getMessage() + "): "
                + "stop what uses it, or pass another port; 0 takes a free one");
            System.exit(1);
        }
    }
}
