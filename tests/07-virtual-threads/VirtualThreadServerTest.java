///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/07-virtual-threads/VirtualThreadServer.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("Chapter 7, virtual threads")
@Execution(value = ExecutionMode.SAME_THREAD, reason = "they look at the carriers of virtual threads")
class VirtualThreadServerTest
        implements ServerCommandLine, LosesNoAnswer, ClosesWhatItOpens, ClosesItsConnections {
    @Override
    public Running start() throws Exception {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        var server = new VirtualThreadServer(0, trace::add);
        return new Running(server.port(), server::run, server::close, trace, VirtualThreadServerTest::cpuNanos);
    }

    @Override
    public AutoCloseable bind(int port) throws Exception {
        return new VirtualThreadServer(port, VirtualThreadServer.QUIET);
    }

    /// Of the carriers, on which the connections' threads run, of the poller, and of the thread that accepts.
    private static long cpuNanos() {
        return Kernel.cpuNanos("ForkJoinPool-1-", "MasterPoller", "server ");
    }

    @Override
    public String program() {
        return "VirtualThreadServer";
    }

    @Override
    public int maxLine() {
        return VirtualThreadServer.MAX_LINE;
    }

    @Override
    public String traceOfHello() {
        return "read: 127\\.0\\.0\\.1:\\d+, buf = hello";
    }

    @Test
    @DisplayName("the port is the article's, 10000")
    void port() {
        assertThat(VirtualThreadServer.PORT).isEqualTo(10_000);
    }

    @Test
    @DisplayName("the trace names a client by its address: accept, read a line, closed")
    void trace() throws Exception {
        try (var server = start()) {
            Client client = server.connect();
            client.roundTrip("hello\nworld\n").send("the end").halfClose().expect("the end").expectEnd();
            String name = "127.0.0.1:" + client.localPort();
            server.traced("closed: .*");
            assertThat(server.trace()).containsExactly(
                "accept: " + name, "read: " + name + ", buf = hello", "read: " + name + ", buf = world",
                "read: " + name + ", buf = the end", "closed: " + name);
        }
    }

    @Test
    @DisplayName("whatever goes wrong with a client ends that connection alone, with its reason in the trace")
    void whateverGoesWrong() throws Exception {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        var server = new VirtualThreadServer(0, line -> {
            trace.add(line);
            if (line.endsWith("buf = boom")) throw new NoClassDefFoundError("no room for it");
        });
        try (var running = new Running(server.port(), server::run, server::close, trace)) {
            Client neighbour = running.connect().roundTrip("hello\n");
            running.connect().send("boom\n").expectGone();
            running.traced("closed: .* \\(java.lang.NoClassDefFoundError: no room for it\\)");
            neighbour.roundTrip("hello\n");
        }
    }

    @Test
    @DisplayName("a client that was accepted just before the server was closed is closed, too")
    void acceptedAndRefused() throws Exception {
        var closing = new AtomicReference<VirtualThreadServer>();
        var server = new VirtualThreadServer(0, line -> {
            if (line.startsWith("accept: ")) close(closing.get());
        });
        closing.set(server);
        try (var running = new Running(server.port(), server::run, server::close, List.of())) {
            running.connect().expectEnd();
        }
    }

    private static void close(VirtualThreadServer server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "epoll underneath: with {0} cores the JDK has {1} epoll instances")
    @CsvSource({"1, 3", "2, 4", "4, 6"})
    void epollInstances(int cores, int instances) throws Exception {
        try (var server = Program.startWithOptions(List.of("-XX:ActiveProcessorCount=" + cores), program(), "0")) {
            server.awaitPort();
            try (Stream<Path> fds = Files.list(Path.of("/proc/" + server.pid() + "/fd"))) {
                assertThat(fds.map(Kernel::target).filter("anon_inode:[eventpoll]"::equals)).hasSize(instances);
            }
        }
    }

    @Test
    @DisplayName("without descriptors for epoll it does not start, and one line says why")
    void noDescriptorForEpoll() throws Exception {
        try (var server = Program.startWithFileLimit(7, program(), "0")) {
            assertThat(server.awaitExit()).as("exit code").isEqualTo(1);
            assertThat(server.err()).as("standard error").singleElement().asString()
                .startsWith("cannot start: ").endsWith("ulimit -n");
            assertThat(server.out()).as("standard output").isEmpty();
        }
    }

    @Test
    @DisplayName("epoll underneath: a silent client's fd is in an interest list of the JDK's, watched for input")
    void thePollerWaits() throws Exception {
        try (var server = start()) {
            for (Client client : server.connect(10)) {
                client.roundTrip("hello\n");
                int fd = Kernel.fdOf(Kernel.inode(server.port(), client.localPort()));
                await("fd " + fd + " to be watched for input")
                    .atMost(Client.PATIENCE).until(() -> isWatchedForInput(fd));
            }
        }
    }

    private static boolean isWatchedForInput(int fd) throws IOException {
        Kernel.Interest interest = Kernel.interestListWith(fd).get(fd);
        return interest != null && interest.watches(Kernel.Interest.IN);
    }

    @Test
    @DisplayName("a thousand clients wait, each in a thread of its own, and the operating system sees a few threads")
    void fewOsThreads() throws Exception {
        try (var server = Program.start(program(), "0", "--quiet")) {
            int port = server.awaitPort();
            List<Client> clients = server.connect(port, 1_000);
            for (Client client : clients) client.send("half a li");
            for (Client client : clients) client.send("ne\n").expect("half a line\n");
            assertThat(Kernel.threads(server.pid())).as("threads of the process")
                .isLessThan(20 + Runtime.getRuntime().availableProcessors());
        }
    }

    @Test
    @DisplayName("clients that take all descriptors before the first one is served do not take epoll's")
    void descriptorsGoneAtOnce() throws Exception {
        try (var server = Program.start(program(), "0")) {
            int port = server.awaitPort();
            server.leaveDescriptors(2);
            List<Client> clients = server.connect(port, 10);
            server.awaitOut(ACCEPT_FAILED);
            clients.getFirst().roundTrip("served\n");
            assertThat(server.err()).as("standard error").isEmpty();
        }
    }

    @Test
    @DisplayName("clients that never pause do not keep the only core from another")
    void talkativeClients() throws Exception {
        var oneCarrier = List.of(
            "-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1");
        try (var server = Program.startWithOptions(oneCarrier, program(), "0", "--quiet")) {
            int port = server.awaitPort();
            Client neighbour = server.connect(port).roundTrip("hello\n");
            try (var first = new Flood(port); var second = new Flood(port); var third = new Flood(port)) {
                for (Flood flood : List.of(first, second, third)) flood.awaitAnswered(1_000_000);
                for (int i = 0; i < 50; i++) neighbour.roundTrip("me, too\n");
                for (Flood flood : List.of(first, second, third)) flood.awaitAnswered(1_000_000);
            }
        }
    }

    static void main(String... args) {
        Runner.run(VirtualThreadServerTest.class);
    }
}
