///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/04-selector-epoll-loop/EventLoop.java
//COMPILE_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("Chapter 4, Selector epoll loop")
class EventLoopTest implements HoldsUp, ServerCommandLine {
    private EventLoop loop;

    @Override
    public Running start() throws IOException {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        loop = new EventLoop(0, trace::add);
        return new Running(loop.port(), loop::run, loop::close, trace);
    }

    @Override
    public String program() {
        return "EventLoop";
    }

    @Override
    public String traceOfHello() {
        return "read: 127\\.0\\.0\\.1:\\d+, 6 bytes";
    }

    @Test
    @DisplayName("the port is the article's, 10000")
    void port() {
        assertThat(EventLoop.PORT).isEqualTo(10_000);
    }

    @Test
    @DisplayName("bytes come back as they come, without waiting for a line")
    void bytes() throws Exception {
        try (var server = start()) {
            server.connect().roundTrip("h").roundTrip("al").roundTrip("f a line");
        }
    }

    @Test
    @DisplayName("the trace names a client by its address: accept, read, closed")
    void trace() throws Exception {
        try (var server = start()) {
            Client client = server.connect();
            client.roundTrip("hello\n").halfClose().expectEnd();
            String name = "127.0.0.1:" + client.localPort();
            server.traced("closed: .*");
            assertThat(server.trace()).containsExactly("accept: " + name, "read: " + name + ", 6 bytes", "closed: " + name);
        }
    }

    @Test
    @DisplayName("register is epoll_ctl ADD: the kernel's list has the listener and each connection, watched for input")
    void registerIsAdd() throws Exception {
        try (var server = start()) {
            for (int clients = 1; clients <= 3; clients++) {
                server.connect().roundTrip("hello\n");
                assertThat(interestList()).hasSize(1 + clients)
                    .allSatisfy((fd, interest) -> assertThat(interest.watches(Kernel.Interest.IN) && !interest.watches(Kernel.Interest.OUT)).as("fd %d is watched for input alone", fd).isTrue());
            }
        }
    }

    @Test
    @DisplayName("interestOps is epoll_ctl MOD: a client that takes nothing is watched for output, and for input again once it has taken all")
    void interestOpsIsMod() throws Exception {
        try (var server = start()) {
            Client neighbour = server.connect().roundTrip("hello\n");
            try (var deaf = new DeafClient(server.port())) {
                deaf.sendUntilRefused(5, neighbour);
                int fd = interestList().lastKey();
                assertThat(interestList().get(fd).watches(Kernel.Interest.OUT)).as("fd %d is watched for output", fd).isTrue();
                assertThat(interestList().get(fd).watches(Kernel.Interest.IN)).as("fd %d is watched for input", fd).isFalse();
                deaf.expectLines();
                neighbour.roundTrip("hello\n");
                assertThat(interestList().get(fd).watches(Kernel.Interest.OUT)).as("fd %d is watched for output", fd).isFalse();
                assertThat(interestList().get(fd).watches(Kernel.Interest.IN)).as("fd %d is watched for input", fd).isTrue();
            }
        }
    }

    @Test
    @DisplayName("close is epoll_ctl DEL: the connection leaves the kernel's list")
    void closeIsDel() throws Exception {
        try (var server = start()) {
            Client neighbour = server.connect().roundTrip("hello\n");
            int fd = interestList().lastKey();
            server.connect().roundTrip("hello\n").halfClose().expectEnd();
            await("only the neighbour to be left").pollInterval(Duration.ofMillis(2)).atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(interestList().keySet()).containsExactly(listenFd(), fd));
            neighbour.roundTrip("hello\n");
        }
    }

    @Test
    @DisplayName("one thread serves them all: two hundred clients more take no thread more")
    void oneThreadServesAll() throws Exception {
        try (var server = Program.start(program(), "0", "--quiet")) {
            List<Client> clients = server.connect(server.awaitPort(), 200);
            for (Client client : clients) client.roundTrip("hello\n");
            int before = Kernel.threads(server.pid());
            for (Client client : server.connect(server.awaitPort(), 200)) client.roundTrip("hello\n");
            assertThat(Kernel.threads(server.pid())).as("threads with 400 clients, against %d with 200", before).isLessThanOrEqualTo(before + 1);
        }
    }

    private int listenFd() {
        return ((sun.nio.ch.SelChImpl) loop.listener).getFDVal();
    }

    private SortedMap<Integer, Kernel.Interest> interestList() throws IOException {
        return Kernel.interestListWith(listenFd());
    }

    static void main(String... args) {
        Runner.run(EventLoopTest.class);
    }
}
