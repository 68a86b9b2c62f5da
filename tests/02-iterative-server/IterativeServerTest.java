///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/02-iterative-server/IterativeServer.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayName("Chapter 2, iterative server")
class IterativeServerTest implements ServerCommandLine, EchoesLines, ClosesWhatItOpens {
    private static final Duration A_WHILE = Duration.ofMillis(300);

    @Override
    public Running start() throws IOException {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        var server = new IterativeServer(0, trace::add);
        return new Running(server.port(), server::run, server::close, trace);
    }

    @Override
    public AutoCloseable bind(int port) throws IOException {
        return new IterativeServer(port, line -> {});
    }

    @Override
    public String program() {
        return "IterativeServer";
    }

    @Override
    public String traceOfHello() {
        return "Request: hello";
    }

    @Test
    @DisplayName("the port is the article's, 7878")
    void port() {
        assertThat(IterativeServer.PORT).isEqualTo(7878);
    }

    @Test
    @DisplayName("a silent client keeps the next one waiting, although the kernel has completed its connection")
    void aSilentClientStopsEverybody() throws Exception {
        try (var server = start()) {
            Client silent = server.connect().roundTrip("my turn\n");
            Client next = server.connect().send("hello\n");
            assertThat(Kernel.tcpState(next.localPort(), server.port())).as("state of the waiting connection")
                .isEqualTo(Kernel.ESTABLISHED);
            assertThat(next.hearsNothingFor(A_WHILE)).as("the next client has to wait").isTrue();
            silent.close();
            next.expect("hello\n");
        }
    }

    /// The kernel lets one in if the queue is not longer than its limit yet: so one more than that fits in.
    @Test
    @DisplayName("the listener's queue has a limit: the backlog, or somaxconn where that is lower")
    void backlog() throws Exception {
        // In lines: readString begins with one byte, and such a file gives no more to who comes back for the rest.
        String somaxconn = Files.readAllLines(Path.of("/proc/sys/net/core/somaxconn")).getFirst();
        int limit = Math.min(IterativeServer.BACKLOG, Integer.parseInt(somaxconn));
        try (var server = start(); var late = new Socket()) {
            server.connect().roundTrip("my turn\n");
            for (Client client : server.connect(limit + 1)) {
                assertThat(Kernel.tcpState(client.localPort(), server.port())).as("state of a waiting connection")
                    .isEqualTo(Kernel.ESTABLISHED);
            }
            var address = new InetSocketAddress("127.0.0.1", server.port());
            assertThatThrownBy(() -> late.connect(address, (int) A_WHILE.toMillis())).as("one more has to wait")
                .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @DisplayName("half a line keeps the next one waiting as well")
    void halfALineStopsEverybody() throws Exception {
        try (var server = start()) {
            Client slow = server.connect().send("half a li");
            Client next = server.connect().send("hello\n");
            assertThat(next.hearsNothingFor(A_WHILE)).as("the next client has to wait").isTrue();
            slow.send("ne\n").expect("half a line\n");
            assertThat(next.hearsNothingFor(A_WHILE)).as("the next client has still to wait").isTrue();
            slow.close();
            next.expect("hello\n");
        }
    }

    @Test
    @DisplayName("a request that takes long to answer keeps the next one waiting, too")
    void aBusyRequestStopsEverybody() throws Exception {
        var computed = new CountDownLatch(1);
        var server = new IterativeServer(0, line -> {
            while (line.endsWith("compute") && computed.getCount() > 0) Thread.onSpinWait();
        });
        try (var running = new Running(server.port(), server::run, server::close, List.of());
             AutoCloseable end = computed::countDown) {
            Client busy = running.connect().send("compute\n");
            Client next = running.connect().send("hello\n");
            assertThat(next.hearsNothingFor(A_WHILE)).as("the next client has to wait").isTrue();
            end.close();
            busy.expect("compute\n").close();
            next.expect("hello\n");
        }
    }

    @Test
    @DisplayName("clients are served in the order in which they came")
    void inOrder() throws Exception {
        try (var server = start()) {
            Client first = server.connect().roundTrip("0\n");
            for (int i = 1; i <= 5; i++) server.connect().send(i + "\n").halfClose();
            first.close();
            server.connect().roundTrip("6\n");
            assertThat(server.trace()).containsExactly("Request: 0", "Request: 1", "Request: 2", "Request: 3",
                "Request: 4", "Request: 5", "Request: 6");
        }
    }

    @Test
    @DisplayName("a reset ends that connection alone, with its reason in the trace")
    void reset() throws Exception {
        try (var server = start()) {
            Client rude = server.connect().roundTrip("hello\n").send("half a li");
            rude.reset();
            server.traced("closed: .+");
            server.connect().roundTrip("the next one is served\n");
        }
    }

    @Test
    @DisplayName("whatever goes wrong with a client ends that connection alone")
    void whateverGoesWrong() throws Exception {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        var server = new IterativeServer(0, line -> {
            trace.add(line);
            if (line.endsWith("boom")) throw new IllegalStateException("no room for it");
        });
        try (var running = new Running(server.port(), server::run, server::close, trace)) {
            running.connect().send("boom\n").expectGone();
            running.traced("closed: no room for it");
            running.connect().roundTrip("the next one is served\n");
        }
    }

    @Test
    @DisplayName("a line without end closes the connection, so that memory stays bounded")
    void endlessLine() throws Exception {
        try (var server = start()) {
            server.connect().send("x".repeat(100_000)).expectGone();
            server.traced("closed: line longer than 65536 bytes");
            server.connect().roundTrip("x".repeat(65_536) + "\n");
        }
    }

    @Test
    @DisplayName("hung up on for such a line, a client that reads late loses answers to the reset")
    void answersLost() throws Exception {
        String lines = "answered, and read late\n".repeat(5_000);
        try (var server = start()) {
            Client client = server.connectWithSmallBuffer().send(lines + "x".repeat(100_000));
            server.traced("closed: line longer than 65536 bytes");
            assertThat(client.expectGone()).as("bytes of answers that came, of %d", lines.length())
                .isLessThan(lines.length());
        }
    }

    @Test
    @DisplayName("read once, as in the article: a short request has NULs behind it, and half of あ becomes a �")
    void readOnce() throws IOException {
        assertThat(articlesRequest("hello".getBytes(UTF_8))).isEqualTo("hello" + "\0".repeat(1_019));
        byte[] twoOfThree = Arrays.copyOf("あ".getBytes(UTF_8), 2);
        assertThat(articlesRequest(twoOfThree)).isEqualTo("�" + "\0".repeat(1_022));
        assertThat(articlesRequest("x".repeat(3_000).getBytes(UTF_8))).isEqualTo("x".repeat(1_024));
    }

    /// What the article's server makes of a request: one read into 1,024 bytes, and all of them to text.
    private static String articlesRequest(byte[] request) throws IOException {
        try (var pair = new SocketPair()) {
            pair.client().write(ByteBuffer.wrap(request));
            InputStream in = pair.server().socket().getInputStream();
            await("the request to have come").atMost(Client.PATIENCE).until(() -> in.available() == request.length);
            var buffer = new byte[1024];
            assertThat(in.read(buffer)).as("bytes that one read gives").isEqualTo(Math.min(request.length, 1024));
            return new String(buffer, UTF_8);
        }
    }

    @Test
    @DisplayName("control characters that a client sends do not reach the reader's terminal")
    void controlCharacters() throws Exception {
        try (var server = start()) {
            server.connect().roundTrip("\u001b[2Jred\u0007\r\n");
            assertThat(server.trace()).containsExactly("Request: ·[2Jred·");
        }
    }

    static void main(String... args) {
        Runner.run(IterativeServerTest.class);
    }
}
