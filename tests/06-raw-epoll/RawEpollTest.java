///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/06-raw-epoll/RawEpoll.java
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayName("Chapter 6, raw epoll")
class RawEpollTest implements NamesClientsByFd {
    private RawEpoll epoll;

    @Override
    public Running start() throws IOException {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        epoll = new RawEpoll(0, trace::add);
        return new Running(epoll.port(), epoll::run, epoll::close, trace);
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
        return IntStream.range(0, registry.length).filter(fd -> registry[fd] != null).boxed().collect(Collectors.toSet());
    }

    @Override
    public int kept() {
        return Stream.of(epoll.registry).filter(Objects::nonNull).mapToInt(connection -> connection.halfLine.length).sum();
    }

    @Test
    @DisplayName("the port is the article's, 10000")
    void port() {
        assertThat(RawEpoll.PORT).isEqualTo(10_000);
    }

    @Test
    @DisplayName("what fails says so: the function, errno's name, and its text")
    void errno() {
        var libc = new RawEpoll.Libc();
        assertThatThrownBy(() -> libc.close(-1)).isInstanceOf(IOException.class).hasMessage("close: EBADF, Bad file descriptor");
        assertThatThrownBy(() -> libc.socket(12_345, 0)).isInstanceOf(IOException.class).hasMessage("socket: errno 97, Address family not supported by protocol");
    }

    @Test
    @DisplayName("epoll_ctl tells the kernel at once, and each event brings back the data that was put in")
    void events() throws Exception {
        var libc = new RawEpoll.Libc();
        int epfd = libc.epoll_create1(0);
        var sockets = new TreeSet<Integer>();
        try {
            for (int i = 0; i < 3; i++) {
                int fd = libc.socket(RawEpoll.Libc.AF_INET, RawEpoll.Libc.SOCK_STREAM);
                sockets.add(fd);
                libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_ADD, fd, RawEpoll.Libc.EPOLLIN);
                assertThat(Kernel.interestList(epfd).keySet()).as("the kernel's list after the ADD of %d", fd).isEqualTo(sockets);
                assertThat(Kernel.interestList(epfd).get(fd).data()).as("data of fd %d in the kernel's list", fd).isEqualTo(fd);
            }
            assertThat(Kernel.watchedBy(epfd)).as("what is watched").containsOnly("socket");
            MemorySegment events = Arena.ofAuto().allocate(8 * RawEpoll.Libc.EVENT_SIZE, 8);
            int nfds = libc.epoll_wait(epfd, events, 8, 1_000);  // a socket that is not connected is ready: EPOLLHUP
            assertThat(IntStream.range(0, nfds).mapToObj(n -> RawEpoll.Libc.data(events, n))).as("data of the events").containsExactlyInAnyOrderElementsOf(sockets);
        } finally {
            for (int fd : sockets) libc.close(fd);
            libc.close(epfd);
        }
    }

    @Test
    @DisplayName("Selector, underneath: register tells the kernel nothing, the next select does, and an eventfd of its own is in the list")
    void selectorUnderneath() throws Exception {
        List<Integer> before = Kernel.epollInstances();
        try (var pair = new SocketPair(); var selector = Selector.open()) {
            int epfd = Kernel.epollInstances().stream().filter(fd -> !before.contains(fd)).findFirst().orElseThrow();
            pair.server().configureBlocking(false).register(selector, SelectionKey.OP_READ);
            assertThat(Kernel.watchedBy(epfd)).as("watched after register").containsExactly("anon_inode:[eventfd]");
            selector.selectNow();
            assertThat(Kernel.watchedBy(epfd)).as("watched after select").containsExactly("anon_inode:[eventfd]", "socket");
        }
    }

    @Test
    @DisplayName("Selector, underneath: a closed channel's descriptor is free at once, one that has a key only at the next select")
    void selectorFreesLate() throws Exception {
        try (var pair = new SocketPair(); var selector = Selector.open()) {
            int fd = Kernel.fdOf(Kernel.inode(pair.server().socket().getLocalPort(), pair.client().socket().getLocalPort()));
            pair.server().configureBlocking(false).register(selector, SelectionKey.OP_READ);
            selector.selectNow();
            pair.server().close();
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
            await("10,000 requests that allocate less than a byte each").pollDelay(Duration.ZERO).atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                long before = server.allocatedBy("main");
                for (int i = 0; i < 10_000; i++) client.roundTrip("hello\n");
                assertThat(server.allocatedBy("main") - before).as("bytes allocated in 10,000 requests").isLessThan(10_000);
            });
        }
    }

    @Test
    @DisplayName("on another system one line says what this chapter needs, and which to read instead")
    void needsLinux() throws Exception {
        try (var server = Program.startWithOptions(List.of("-Dos.name=Mac OS X"), program(), "0")) {
            assertThat(server.awaitExit()).as("exit code").isEqualTo(1);
            assertThat(server.err()).as("standard error").singleElement().asString().contains("needs Linux").contains("just run 5");
            assertThat(server.out()).as("standard output").isEmpty();
        }
    }

    static void main(String... args) {
        Runner.run(RawEpollTest.class);
    }
}
