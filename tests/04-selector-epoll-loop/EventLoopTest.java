///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/04-selector-epoll-loop/EventLoop.java
//SOURCES ../../chapters/04-selector-epoll-loop/bridge/AskEachClient.java
//COMPILE_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Chapter 4, Selector epoll loop")
class EventLoopTest implements ServerCommandLine, WatchesWithEpoll {
    private EventLoop loop;

    @Override
    public Running start() throws IOException {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        loop = new EventLoop(0, trace::add);
        return new Running(loop.port(), loop::run, loop::close, trace);
    }

    @Override
    public AutoCloseable bind(int port) throws IOException {
        return new EventLoop(port, line -> {});
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
            assertThat(server.trace())
                .containsExactly("accept: " + name, "read: " + name + ", 6 bytes", "closed: " + name);
        }
    }

    @Test
    @DisplayName("ready is not complete: the bytes lie in the kernel until they are read, and are told of until then")
    void readiness() throws Exception {
        try (var pair = new SocketPair(); var selector = Selector.open()) {
            SocketChannel server = pair.server();
            int at = server.socket().getLocalPort(), from = server.socket().getPort();
            server.configureBlocking(false).register(selector, SelectionKey.OP_READ);
            pair.client().write(ByteBuffer.wrap(Bytes.of("hello\n")));
            for (int turn = 0; turn < 3; turn++) {
                assertThat(selector.select(Client.PATIENCE.toMillis())).as("ready in turn %d", turn).isOne();
                assertThat(Kernel.waiting(at, from)).as("bytes in the kernel").isEqualTo(6);
                selector.selectedKeys().clear();
            }
            assertThat(server.read(ByteBuffer.allocate(4))).as("bytes of the first read").isEqualTo(4);
            assertThat(selector.selectNow()).as("ready with two bytes left").isOne();
            selector.selectedKeys().clear();
            assertThat(server.read(ByteBuffer.allocate(4))).as("bytes of the second read").isEqualTo(2);
            assertThat(selector.selectNow()).as("ready with nothing left").isZero();
        }
    }

    @Nested
    @DisplayName("The bridge, AskEachClient")
    class Bridge implements EchoesLines {
        @Override
        public Running start() throws IOException {
            List<String> trace = Collections.synchronizedList(new ArrayList<>());
            var listener = ServerSocketChannel.open(StandardProtocolFamily.INET);
            int port = listener.bind(new InetSocketAddress("127.0.0.1", 0)).socket().getLocalPort();
            return new Running(port, () -> assertThatThrownBy(() -> AskEachClient.run(listener, trace::add))
                .isInstanceOf(ClosedChannelException.class), listener::close, trace);
        }

        @Test
        @DisplayName("the bridge: a silent client keeps nobody waiting, nor does one with half a line")
        void servesEverybody() throws Exception {
            try (var server = start()) {
                List<Client> clients = server.connect(10);
                server.connect().send("half a li");
                for (Client client : clients.reversed()) client.roundTrip("hello\n");
            }
        }

        @Test
        @DisplayName("the bridge: who leaves or resets is closed, the trace says why, and the others are served")
        void leaves() throws Exception {
            try (var server = start()) {
                Client neighbour = server.connect().roundTrip("hello\n"), rude = server.connect().roundTrip("hello\n");
                server.connect().roundTrip("hello\n").halfClose().expectEnd();
                server.traced("closed: 127\\.0\\.0\\.1:\\d+ \\(it has left\\)");
                rude.reset();
                server.traced("closed: 127\\.0\\.0\\.1:" + rude.localPort() + " \\((?!it has left).+\\)");
                neighbour.roundTrip("hello\n");
            }
        }

        @Test
        @DisplayName("the bridge: who sends and never reads keeps nobody waiting, and gets all its bytes when it reads")
        void losesNothing() throws Exception {
            try (var server = start(); var deaf = new DeafClient(server.port())) {
                deaf.sendUntilRefused(20, server.connect());
                deaf.expectEverything();
            }
        }

        @Test
        @DisplayName("the bridge: it wants a whole core while nobody says anything; the event loop wants none")
        void neverRests() throws Exception {
            try (var server = start(); var loop = EventLoopTest.this.start()) {
                for (Client client : server.connect(3)) client.roundTrip("hello\n");
                for (Client client : loop.connect(3)) client.roundTrip("hello\n");
                assertThat(CpuShare.busiest(() -> Kernel.runnableNanos("server " + server.port())))
                    .as("share of a core that the bridge wants").isGreaterThan(0.8);
                assertThat(loop.cpuShare()).as("share of a core that the event loop takes").isLessThan(0.05);
            }
        }

        @Test
        @DisplayName("the bridge: a page of code, 60 lines at most")
        void aPage() throws IOException {
            Path bridge = Workbook.chapter(4).resolve("bridge/AskEachClient.java");
            assertThat(Files.readAllLines(bridge)).hasSizeLessThanOrEqualTo(60);
        }
    }

    @Override
    public int listenFd() {
        return ((sun.nio.ch.SelChImpl) loop.listener).getFDVal();
    }

    static void main(String... args) {
        Runner.run(EventLoopTest.class);
    }
}
