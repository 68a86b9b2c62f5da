///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/01-streams-and-fds/${answers:solutions}/WhatIsFd.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 1.3, tell what each fd is")
class WhatIsFdTest {
    private static final Path FD_TABLE = Path.of("/proc/self/fd");
    private static final String BEGINNING = "how the text begins tells the kind, not what is somewhere in it";
    private static final String NO_FILE = "read the link, and do not follow it: there is no file of that name";
    private static final String ONLY_THE_TEXT = "the text of the link tells; there need not be anything where it leads";

    @Test
    @DisplayName("a file, a device, a pipe, a socket, an epoll instance and an eventfd of this process are told apart")
    void realOnes() throws IOException {
        Path path = Files.createTempFile("a file", "");
        Pipe pipe = Pipe.open();
        try (var _ = pipe.source(); var _ = pipe.sink(); var _ = FileChannel.open(path);
             var _ = FileChannel.open(Path.of("/dev/null")); var _ = SocketChannel.open(); var _ = Selector.open()) {
            expectReal(path.toRealPath().toString(), WhatIsFd.Kind.FILE);
            expectReal("/dev/null", WhatIsFd.Kind.DEVICE);
            expectReal("pipe:[", WhatIsFd.Kind.PIPE);
            expectReal("socket:[", WhatIsFd.Kind.SOCKET);
            expectReal("anon_inode:[eventpoll]", WhatIsFd.Kind.EPOLL);
            expectReal("anon_inode:[eventfd]", WhatIsFd.Kind.OTHER);
        } finally {
            Files.delete(path);
        }
    }

    @Test
    @DisplayName("the table is the folder that you are given")
    void anyTable() throws IOException {
        try (var table = new Table()) {
            table.put(0, "/home/me/notes.txt");
            table.put(1, "socket:[5047]");
            table.put(1_000, "pipe:[6025]");
            table.put(7, "anon_inode:[eventpoll]");
            table.put(8, "/dev/null");
            table.put(9, "anon_inode:[eventfd]");
            for (int fd : new int[] {255, 256, 1_024, 65_536, Integer.MAX_VALUE}) table.put(fd, "socket:[" + fd + "]");
            table.expectAll("");
        }
    }

    @Test
    @DisplayName("what has no name and is no epoll instance is OTHER")
    void others() throws IOException {
        try (var table = new Table()) {
            int fd = 0;
            for (String name : List.of("[eventfd]", "[timerfd]", "[signalfd]", "[io_uring]", "inotify", "bpf-map",
                    "[eventpoll2]", "eventpoll")) {
                table.put(fd++, "anon_inode:" + name);
            }
            for (String name : List.of("net", "mnt", "user", "sockets", "pipes")) table.put(fd++, name + ":[4026531]");
            table.expectAll("EPOLL is anon_inode:[eventpoll] alone, and a path begins with /");
        }
    }

    @Test
    @DisplayName("a path outside of /dev is a file, whatever its name")
    void namesThatMislead() throws IOException {
        try (var table = new Table()) {
            int fd = 0;
            for (String name : List.of("/home/me/socket:[1]", "/tmp/my pipe", "/pipe:[2]", "/home/dev/notes",
                    "/home/dev/null", "/tmp/anon_inode:[eventpoll]", "/device", "/devel/notes", "/tmp/dev",
                    "/eventpoll", "/x (deleted)", "/tmp/socket", "/", "/etc", "/nowhere/at/all", "/dev.txt")) {
                table.put(fd++, name);
            }
            table.expectAll(BEGINNING);
        }
    }

    @Test
    @DisplayName("a path in /dev is a device, also deeper there")
    void devices() throws IOException {
        try (var table = new Table()) {
            int fd = 0;
            for (String name : List.of("tty", "pts/3", "null", "socket:[1]", "input/by-id/pipe", "no-such-device")) {
                table.put(fd++, "/dev/" + name);
            }
            table.expectAll("devices stand in folders of /dev, too");
            table.put(fd, "/dev");
            table.expect(fd, "/dev itself is not in /dev");
        }
    }

    @Test
    @DisplayName("a number that is not in the table is closed, even if others begin like it")
    void closed() throws IOException {
        try (var table = new Table()) {
            table.expect(0, "");
            for (int fd : new int[] {10, 11, 100}) table.put(fd, "socket:[" + fd + "]");
            for (int fd : new int[] {1, 0, 2, 12, 1_000, 999_999, Integer.MAX_VALUE, -1}) table.expect(fd, "");
        }
        expect(FD_TABLE, 999_999, WhatIsFd.Kind.CLOSED, "999999 is not in it", "");
    }

    @Test
    @DisplayName("a number that is used again stands for something else")
    void usedAgain() throws IOException {
        try (var table = new Table(); var other = new Table()) {
            for (String target : List.of("socket:[1]", "/tmp/a", "pipe:[1]")) {
                table.put(5, target);
                other.put(6, target);
                table.expect(5, "numbers are used again, so what was seen before tells nothing");
                other.expect(5, "each process has its own table");
                other.remove(6);
                table.remove(5);
                table.expect(5, "numbers are used again, so what was seen before tells nothing");
            }
        }
    }

    @Test
    @DisplayName("no fd is left open")
    void leavesNothingOpen() throws IOException {
        try (var table = new Table()) {
            table.put(3, "socket:[5047]");
            for (int i = 0; i < 20; i++) {
                table.expect(3, "");
                table.expect(4, "");
            }
            String folder = table.folder.toRealPath().toString();
            try (Stream<Path> fds = Files.list(FD_TABLE)) {
                long open = fds.filter(fd -> Kernel.target(fd).equals(folder)).count();
                Claim.that(open == 0, () -> "kind(fdTable, 3) and kind(fdTable, 4), 20 times",
                    "no fd of this process stands for the folder fdTable", () -> open + " do",
                    "a stream that lists a folder has it open, until it is closed");
            }
        }
    }

    @Test
    @DisplayName("a number that is closed while you look at it is CLOSED")
    void closedMeanwhile() throws IOException {
        for (int after = 1; after < 6; after++) closedAfterLook(after);
        try (var table = new Table(); var aside = new Table()) {
            table.put(3, "socket:[5047]");
            var over = new AtomicBoolean();
            var flips = Outcome.start(() -> {
                for (boolean there = true; !over.get() || !there; there = !there) {
                    if (there) table.moveTo(aside, 3);
                    else aside.moveTo(table, 3);
                }
                return null;
            });
            try {
                comesAndGoes(table);
            } finally {
                over.set(true);
                Outcome<?> flipping = flips.get();
                if (!(flipping instanceof Outcome.Returned<?>)) throw new IllegalStateException("flips: " + flipping);
            }
        }
    }

    /// Closed when the answer has looked into the folder so many times, unless it is done before that.
    private static void closedAfterLook(int looks) throws IOException {
        try (var table = new Table()) {
            table.put(3, "socket:[5047]");
            var seen = new AtomicInteger();
            Path folder = SeenFolder.of(table.folder, _ -> {
                if (seen.incrementAndGet() == looks) table.remove(3);
            });
            String done = "kind(fdTable, 3), where 3 reads socket:[5047], and is gone after your look number " + looks;
            expectSocketOrClosed(done, Outcome.soon(() -> WhatIsFd.kind(folder, 3)));
        }
    }

    /// For those who look in other ways: until the answer has seen it come and go often enough, or for a while.
    private static void comesAndGoes(Table table) {
        String done = "kind of fd 3 in a folder where its link, socket:[5047], comes and goes all the time";
        Watched.run(watched -> {
            long end = System.nanoTime() + 200_000_000L;
            Outcome<WhatIsFd.Kind> before = null;
            for (int changes = 0; changes < 1_000 && System.nanoTime() - end < 0; ) {
                Outcome<WhatIsFd.Kind> came = watched.call(() -> done, () -> WhatIsFd.kind(table.folder, 3));
                expectSocketOrClosed(done, came);
                if (!came.equals(before)) changes++;
                before = came;
            }
        });
    }

    private static void expectSocketOrClosed(String done, Outcome<WhatIsFd.Kind> came) {
        boolean either = came instanceof Outcome.Returned<WhatIsFd.Kind>(WhatIsFd.Kind kind)
            && (kind == WhatIsFd.Kind.SOCKET || kind == WhatIsFd.Kind.CLOSED);
        Claim.that(either, () -> done, "SOCKET or CLOSED", came::toString,
            "what was there a moment ago may be gone when you look again");
    }

    @Test
    @DisplayName("in a table that is gone, each number is CLOSED")
    void tableIsGone() throws IOException {
        String ended = "a process that has ended has closed all that it had open";
        try (var table = new Table()) {
            Path gone = table.folder.resolve("1234").resolve("fd");
            Path linkToIt = Files.createSymbolicLink(table.folder.resolve("link"), gone);
            for (int fd : new int[] {0, 3, 1_000}) {
                expect(gone, fd, WhatIsFd.Kind.CLOSED, "fdTable is /proc/1234/fd, and process 1234 has ended", ended);
                expect(linkToIt, fd, WhatIsFd.Kind.CLOSED, "fdTable is a link to a folder that is gone", ended);
            }
        }
    }

    @Test
    @DisplayName("a table that cannot be read is an IOException")
    void cannotBeRead() throws IOException {
        String idea = "only a number that is not there is CLOSED; of all the rest you do not know";
        try (var table = new Table()) {
            Path loop = Files.createSymbolicLink(table.folder.resolve("loop"), Path.of("loop"));
            expectFailure(loop, "a link to itself", idea);
            Path noLink = Files.createDirectory(table.folder.resolve("table"));
            Files.createFile(noLink.resolve("3"));
            expectFailure(noLink, "a folder in which 3 is a file, not a link", idea);
            expectFailure(noLink.resolve("3"), "a file, not a folder", idea);
            expectFailure(SeenFolder.of(loop, path -> {
                throw new AccessDeniedException("" + path);
            }), "the table of somebody else's process, which you may not read", idea);
        }
    }

    private static void expectFailure(Path folder, String what, String idea) {
        Outcome<WhatIsFd.Kind> came = Outcome.soon(() -> WhatIsFd.kind(folder, 3));
        Claim.threw(() -> "kind(fdTable, 3), where fdTable is " + what, IOException.class, came, idea);
    }

    private static void expectReal(String targetStart, WhatIsFd.Kind wanted) throws IOException {
        while (true) {
            int fd = fdThatReads(targetStart);
            String target = target(fd);
            Outcome<WhatIsFd.Kind> came = Outcome.soon(() -> WhatIsFd.kind(FD_TABLE, fd));
            if (!target.startsWith(targetStart) || !target(fd).equals(target)) continue; // closed meanwhile
            String done = "kind(/proc/self/fd, " + fd + "), where the link " + fd + " reads " + target;
            Claim.equal(() -> done, wanted, came, idea(target, came, ""));
            return;
        }
    }

    private static int fdThatReads(String targetStart) throws IOException {
        try (Stream<Path> fds = Files.list(FD_TABLE)) {
            return fds.filter(fd -> Kernel.target(fd).startsWith(targetStart))
                .mapToInt(fd -> Integer.parseInt(fd.getFileName().toString())).min().orElseThrow(
                    () -> new IllegalStateException("this process has nothing open that reads " + targetStart));
        }
    }

    private static String target(int fd) {
        return Kernel.target(FD_TABLE.resolve("" + fd));
    }

    private static void expect(Path folder, int fd, WhatIsFd.Kind wanted, String link, String idea) {
        Outcome<WhatIsFd.Kind> came = Outcome.soon(() -> WhatIsFd.kind(folder, fd));
        Claim.equal(() -> "kind(fdTable, " + fd + "), where " + link, wanted, came, idea);
    }

    /// The idea that fits what came of a link that is there.
    private static String idea(String target, Outcome<WhatIsFd.Kind> came, String otherwise) {
        boolean path = target.startsWith("/");
        return switch (came) {
            case Outcome.Returned<WhatIsFd.Kind>(WhatIsFd.Kind kind) when kind == WhatIsFd.Kind.CLOSED ->
                path ? ONLY_THE_TEXT : NO_FILE;
            case Outcome.Returned<WhatIsFd.Kind>(WhatIsFd.Kind kind) when kind == WhatIsFd.Kind.OTHER ->
                path ? ONLY_THE_TEXT : "";
            case Outcome.Returned<WhatIsFd.Kind> _ -> otherwise;
            case Outcome.Threw<WhatIsFd.Kind>(NoSuchFileException _) -> path ? ONLY_THE_TEXT : NO_FILE;
            default -> "";
        };
    }

    /// A folder like /proc/self/fd, in which links lead where they are told, and what each of them has to be.
    private static final class Table implements AutoCloseable {
        private final Path folder = Files.createTempDirectory("fd-table");
        private final SortedMap<Integer, String> links = new ConcurrentSkipListMap<>();

        Table() throws IOException {}

        void put(int fd, String target) throws IOException {
            Files.createSymbolicLink(folder.resolve("" + fd), Path.of(target));
            links.put(fd, target);
        }

        void remove(int fd) {
            try {
                Files.delete(folder.resolve("" + fd));
            } catch (IOException e) {
                throw new UncheckedIOException("the test cannot remove its link", e);
            }
            links.remove(fd);
        }

        void moveTo(Table other, int fd) throws IOException {
            Files.move(folder.resolve("" + fd), other.folder.resolve("" + fd), StandardCopyOption.ATOMIC_MOVE);
            other.links.put(fd, links.remove(fd));
        }

        void expectAll(String idea) {
            for (int fd : links.keySet()) expect(fd, idea);
        }

        void expect(int fd, String idea) {
            String target = links.get(fd);
            String link = target == null
                ? links.isEmpty() ? "it is empty" : "it has only " + links.keySet()
                : "the link " + fd + " reads " + Bytes.show(Bytes.of(target));
            Outcome<WhatIsFd.Kind> came = Outcome.soon(() -> WhatIsFd.kind(folder, fd));
            Claim.equal(() -> "kind(fdTable, " + fd + "), where " + link, specified(target), came,
                target == null ? idea : idea(target, came, idea));
        }

        private static WhatIsFd.Kind specified(String target) {
            if (target == null) return WhatIsFd.Kind.CLOSED;
            if (target.startsWith("/dev/")) return WhatIsFd.Kind.DEVICE;
            return switch (target.replaceFirst("(?s)\\[\\d+]$|/.*", "")) {
                case "" -> WhatIsFd.Kind.FILE;
                case "pipe:" -> WhatIsFd.Kind.PIPE;
                case "socket:" -> WhatIsFd.Kind.SOCKET;
                case "anon_inode:[eventpoll]" -> WhatIsFd.Kind.EPOLL;
                default -> WhatIsFd.Kind.OTHER;
            };
        }

        /// Removes all that is in it, and leaves alone where links lead.
        @Override
        public void close() throws IOException {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
            }
        }
    }

    static void main(String... args) {
        Runner.run(WhatIsFdTest.class);
    }
}
