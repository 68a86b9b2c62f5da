///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/06-raw-epoll/RawEpoll.java
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED

import module java.base;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayName("Chapter 6, raw epoll")
class RawEpollTest implements NamesClientsByFd {
    private static final int AF_INET = RawEpoll.Libc.AF_INET, SOCK_STREAM = RawEpoll.Libc.SOCK_STREAM;
    private static final int ADD = RawEpoll.Libc.EPOLL_CTL_ADD, DEL = RawEpoll.Libc.EPOLL_CTL_DEL;
    private static final int MOD = RawEpoll.Libc.EPOLL_CTL_MOD, IN = RawEpoll.Libc.EPOLLIN;

    private RawEpoll epoll;

    @Override
    public Running start() throws IOException {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        epoll = new RawEpoll(0, trace::add);
        return new Running(epoll.port(), epoll::run, epoll::close, trace);
    }

    @Override
    public AutoCloseable bind(int port) throws IOException {
        return new RawEpoll(port, line -> {});
    }

    @Override
    public String program() {
        return "RawEpoll";
    }

    @Override
    public int listenFd() {
        return epoll.listenFd;
    }

    @Override
    public int maxLine() {
        return RawEpoll.MAX_LINE;
    }

    @Override
    public Set<Integer> registered() {
        RawEpoll.Connection[] registry = epoll.registry;
        return IntStream.range(0, registry.length).filter(fd -> registry[fd] != null).boxed()
            .collect(Collectors.toSet());
    }

    @Override
    public int kept() {
        return Stream.of(epoll.registry).filter(Objects::nonNull)
            .mapToInt(connection -> connection.halfLine.length).sum();
    }

    @Test
    @DisplayName("the port is the article's, 10000")
    void port() {
        assertThat(RawEpoll.PORT).isEqualTo(10_000);
    }

    @Test
    @DisplayName("what fails says so: the function, errno's name, and its text, in the user's language")
    void errno() throws IOException {
        var libc = new RawEpoll.Libc();
        int epfd = libc.epoll_create1(0), fd = libc.socket(AF_INET, SOCK_STREAM);
        try {
            expectError("close: EBADF, ", () -> libc.close(-1));
            expectError("socket: EAFNOSUPPORT, ", () -> libc.socket(12_345, 0));
            expectError("shutdown: ENOTCONN, ", () -> libc.shutdown(fd, RawEpoll.Libc.SHUT_WR));
            expectError("epoll_ctl: ENOENT, ", () -> libc.epoll_ctl(epfd, MOD, fd, IN));
            libc.epoll_ctl(epfd, ADD, fd, IN);
            expectError("epoll_ctl: EEXIST, ", () -> libc.epoll_ctl(epfd, ADD, fd, IN));
        } finally {
            libc.close(fd);
            libc.close(epfd);
        }
    }

    private static void expectError(String beginning, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IOException.class).hasMessageStartingWith(beginning)
            .hasMessageMatching("\\w+: \\w+, .+");
    }

    @Test
    @DisplayName("memory that is given to C is there: not freed, not another thread's, not shorter than C is told")
    void memory() throws Exception {
        var libc = new RawEpoll.Libc();
        Arena arena = Arena.ofConfined();
        MemorySegment freed = arena.allocate(64);
        arena.close();
        assertThatThrownBy(() -> libc.write(1, freed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> libc.read(0, freed)).isInstanceOf(IllegalStateException.class);
        try (var mine = Arena.ofConfined(); var another = Executors.newSingleThreadExecutor()) {
            MemorySegment confined = mine.allocate(64);
            assertThat(another.submit(() -> libc.write(1, confined))).failsWithin(Client.PATIENCE)
                .withThrowableThat().havingCause().isInstanceOf(WrongThreadException.class);
            assertThatThrownBy(() -> libc.epoll_wait(1, confined, 9, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test @Alone
    @DisplayName("C believes an address: no memory there is EFAULT, another's memory there is sent without a word")
    void wrongAddress() throws Exception {
        var libc = new RawEpoll.Libc();
        try (var pair = new SocketPair(); Arena arena = Arena.ofConfined()) {
            int port = pair.server().socket().getLocalPort(), clientPort = pair.client().socket().getLocalPort();
            int fd = Kernel.fdOf(Kernel.inode(port, clientPort));
            expectError("write: EFAULT, ", () -> libc.write(fd, MemorySegment.ofAddress(1).reinterpret(6)));
            MemorySegment secret = arena.allocateFrom("secret");
            assertThat(libc.write(fd, MemorySegment.ofAddress(secret.address()).reinterpret(6))).isEqualTo(6);
            assertThat(pair.client().socket().getInputStream().readNBytes(6)).asString().isEqualTo("secret");
        }
    }

    @Test
    @DisplayName("a connection that epoll_ctl refuses ends alone: with the reason in the trace, its descriptor closed")
    void epollCtlFails() throws Exception {
        var libc = new RawEpoll.Libc();
        try (var server = start()) {
            Client client = server.connect().send("x".repeat(maxLine() + 1)), neighbour = server.connect();
            client.expectEnd();
            long inode = Kernel.inode(server.port(), client.localPort());
            int fd = Kernel.fdOf(inode);
            int epfd = Kernel.epollInstanceWith(fd);
            libc.epoll_ctl(epfd, DEL, fd, 0);  // behind the server's back, which will do it, too
            assertThat(server.traced("closed: fd = " + fd + " .*")).contains("(epoll_ctl: ENOENT, ");
            assertThat(Kernel.target(Path.of("/proc/self/fd/" + fd))).as("what fd %d is now", fd)
                .doesNotContain("[" + inode + "]");
            neighbour.roundTrip("hello\n");
        }
    }

    @Test @Alone
    @DisplayName("what epoll_ctl refuses when the server is closed keeps nothing open")
    void epollCtlFailsAtTheEnd() throws Exception {
        var libc = new RawEpoll.Libc();
        var before = Kernel.Descriptors.ofThisProcess();
        try (var server = start()) {
            for (Client client : server.connect(3)) {
                client.roundTrip("hello\n");
                int fd = Kernel.fdOf(Kernel.inode(server.port(), client.localPort()));
                libc.epoll_ctl(Kernel.epollInstanceWith(fd), DEL, fd, 0);
            }
        }
        before.awaitNoMore();
    }

    @Test
    @DisplayName("epoll_ctl tells the kernel at once, and each event brings back the data that was put in")
    void events() throws Exception {
        var libc = new RawEpoll.Libc();
        int epfd = libc.epoll_create1(0);
        var sockets = new TreeSet<Integer>();
        try {
            for (int i = 0; i < 3; i++) {
                int fd = libc.socket(AF_INET, SOCK_STREAM);
                sockets.add(fd);
                libc.epoll_ctl(epfd, ADD, fd, IN);
                SortedMap<Integer, Kernel.Interest> list = Kernel.interestList(epfd);
                assertThat(list.keySet()).as("the kernel's list after the ADD of %d", fd).isEqualTo(sockets);
                assertThat(list.get(fd).data()).as("data of fd %d in the kernel's list", fd).isEqualTo(fd);
            }
            assertThat(Kernel.watchedBy(epfd)).as("what is watched").containsOnly("socket");
            MemorySegment events = Arena.ofAuto().allocate(8 * RawEpoll.Libc.EVENT_SIZE, 8);
            int nfds = libc.epoll_wait(epfd, events, 8, 1_000);  // a socket that is not connected is ready: EPOLLHUP
            assertThat(IntStream.range(0, nfds).mapToObj(n -> RawEpoll.Libc.data(events, n))).as("data of the events")
                .containsExactlyInAnyOrderElementsOf(sockets);
        } finally {
            for (int fd : sockets) libc.close(fd);
            libc.close(epfd);
        }
    }

    @Test
    @DisplayName("epoll refuses a file: it is always ready, and the error is EPERM")
    void noFiles() throws Exception {
        var libc = new RawEpoll.Libc();
        int epfd = libc.epoll_create1(0);
        Path file = Files.createTempFile("epoll", ".txt");
        try (var open = FileChannel.open(file)) {
            assertThat(open.isOpen()).isTrue();
            expectError("epoll_ctl: EPERM, ", () -> libc.epoll_ctl(epfd, ADD, Kernel.fdOf(file), IN));
        } finally {
            Files.delete(file);
            libc.close(epfd);
        }
    }

    @Test @Alone
    @DisplayName("Selector, underneath: select tells the kernel, not register; an eventfd of its own is in the list")
    void selectorUnderneath() throws Exception {
        List<Integer> before = Kernel.epollInstances();
        try (var pair = new SocketPair(); var selector = Selector.open()) {
            int epfd = Kernel.epollInstances().stream().filter(fd -> !before.contains(fd)).findFirst()
                .orElseThrow();
            pair.server().configureBlocking(false).register(selector, SelectionKey.OP_READ);
            assertThat(Kernel.watchedBy(epfd)).as("watched after register").containsExactly("anon_inode:[eventfd]");
            selector.selectNow();
            assertThat(Kernel.watchedBy(epfd)).as("watched after select")
                .containsExactly("anon_inode:[eventfd]", "socket");
        }
    }

    @Test @Alone
    @DisplayName("Selector, underneath: close tells the client at once, and the descriptor is free at the next select")
    void selectorFreesLate() throws Exception {
        try (var pair = new SocketPair(); var selector = Selector.open()) {
            int port = pair.server().socket().getLocalPort(), clientPort = pair.client().socket().getLocalPort();
            int fd = Kernel.fdOf(Kernel.inode(port, clientPort));
            pair.server().configureBlocking(false).register(selector, SelectionKey.OP_READ);
            selector.selectNow();
            pair.server().close();
            assertThat(pair.client().socket().getInputStream().read()).as("what the client reads").isEqualTo(-1);
            assertThat(Kernel.target(Path.of("/proc/self/fd/" + fd))).as("fd %d after close", fd).startsWith("socket:");
            selector.selectNow();
            assertThat(Kernel.target(Path.of("/proc/self/fd/" + fd))).as("fd %d after the next select", fd).isEmpty();
        }
    }

    @Test
    @DisplayName("once compiled, a request allocates nothing")
    void noAllocation() throws Exception {
        try (var server = Program.startWithOptions(List.of("-XX:TieredStopAtLevel=4"), program(), "0", "--quiet")) {
            Client client = server.connect(server.awaitPort());
            await("10,000 requests that allocate less than a byte each").pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                    long before = server.allocatedBy("main");
                    for (int i = 0; i < 10_000; i++) client.roundTrip("hello\n");
                    long allocated = server.allocatedBy("main") - before;
                    assertThat(allocated).as("bytes allocated in 10,000 requests").isLessThan(10_000);
                });
        }
    }

    @Test
    @DisplayName("on another system one line says what this chapter needs, and which to read instead")
    void needsLinux() throws Exception {
        try (var server = Program.startWithOptions(List.of("-Dos.name=Mac OS X"), program(), "0")) {
            assertThat(server.awaitExit()).as("exit code").isEqualTo(1);
            assertThat(server.err()).as("standard error").singleElement().asString()
                .contains("needs Linux").contains("just run 5");
            assertThat(server.out()).as("standard output").isEmpty();
        }
    }

    static void main(String... args) {
        Runner.run(RawEpollTest.class);
    }
}
