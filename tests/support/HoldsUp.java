import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What an echo server has to stand, whatever its clients do: one loses its connection, nobody loses a byte.
interface HoldsUp extends EchoesLines {
    /// The trace of an `accept` that failed. The reason behind it is in the user's language: strerror(3).
    String ACCEPT_FAILED = "accept: (?!fd = |127\\.).+";

    /// The class with the `main`, for what takes a process of its own.
    String program();

    @Test
    @DisplayName("a line split anywhere comes back whole, split inside a character too")
    default void splitAnywhere() throws Exception {
        byte[] line = Bytes.of("héあ🙂!\n");
        try (var server = start()) {
            Client client = server.connect(), neighbour = server.connect();
            for (int split = 1; split < line.length; split++) {
                client.send(Arrays.copyOf(line, split));
                neighbour.awaitLoop();
                client.send(Arrays.copyOfRange(line, split, line.length)).expect(line);
            }
        }
    }

    @Test
    @DisplayName("a silent client keeps nobody waiting, nor do fifty")
    default void silentClients() throws Exception {
        try (var server = start()) {
            server.connect(50);
            server.connect().roundTrip("hello\n");
        }
    }

    @Test
    @DisplayName("a client with half a line keeps nobody waiting")
    default void halfALine() throws Exception {
        try (var server = start()) {
            Client slow = server.connect().send("half a li");
            server.connect().roundTrip("hello\n");
            slow.send("ne\n").expect("half a line\n");
        }
    }

    @Test
    @DisplayName("a reset ends that connection alone, and the trace says why: idle, in mid-line, or with echoes unread")
    default void resets() throws Exception {
        try (var server = start()) {
            Client neighbour = server.connect();
            Client idle = server.connect().roundTrip("hello\n");
            idle.reset();
            server.traced("closed: .+ \\(.+\\)");
            Client midLine = server.connect().send("half a li");
            neighbour.awaitLoop();
            midLine.reset();
            Client deaf = server.connect().send("echo\n".repeat(10_000));
            deaf.reset();
            neighbour.roundTrip("hello\n");
            await("all three reported with a reason").atMost(Client.PATIENCE).untilAsserted(() ->
                assertThat(server.trace().stream().filter(line -> line.matches("closed: .+ \\(.+\\)"))).hasSize(3));
        }
    }

    @Test
    @DisplayName("who sends and never reads: bounded memory, no spinning, others served, all bytes when it reads")
    default void neverReads() throws Exception {
        try (var server = start(); var deaf = new DeafClient(server.port())) {
            deaf.sendUntilRefused(50, server.connect());
            assertThat(server.cpuShare()).as("share of a core taken while that client reads nothing").isLessThan(0.05);
            deaf.expectEverything();
        }
    }

    @Test
    @DisplayName("a client that leaves while the server waits to write to it is closed")
    default void leavesUnread() throws Exception {
        try (var server = start(); var deaf = new DeafClient(server.port())) {
            Client neighbour = server.connect();
            deaf.sendUntilRefused(20, neighbour).reset();
            server.traced("closed: .+ \\(.+\\)");
            neighbour.roundTrip("hello\n");
        }
    }

    @Test
    @DisplayName("a thousand clients that connect at once are all served")
    default void aThousandAtOnce() throws Exception {
        try (var server = start(); var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var served = new ArrayList<Future<Client>>();
            for (int i = 0; i < 1_000; i++) {
                String line = "client " + i + "\n";
                served.add(clients.submit(() -> server.connect().roundTrip(line)));
            }
            for (Future<Client> client : served) client.get(15, TimeUnit.SECONDS);
            server.resetClients();
        }
    }

    @Test
    @DisplayName("twenty clients that send in pieces of any size get each their own bytes back, in order")
    default void nobodyGetsAnothersBytes() throws Exception {
        try (var server = start(); var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<Future<?>>();
            for (int i = 0; i < 20; i++) {
                var random = new Random(i);
                byte[] text = Bytes.of(("client " + i + " says あいう\n").repeat(200));
                done.add(clients.submit(() -> {
                    Client client = server.connect();
                    for (int from = 0, to; from < text.length; from = to) {
                        to = Math.min(text.length, from + 1 + random.nextInt(300));
                        client.send(Arrays.copyOfRange(text, from, to));
                        if (random.nextInt(4) == 0) Thread.yield();
                    }
                    return client.expect(text);
                }));
            }
            for (Future<?> client : done) client.get(15, TimeUnit.SECONDS);
        }
    }

    @Test
    @DisplayName("a server with idle clients takes no CPU")
    default void idle() throws Exception {
        try (var server = start()) {
            for (Client client : server.connect(100)) client.roundTrip("hello\n");
            assertThat(server.cpuShare()).as("share of a core taken with 100 idle clients").isLessThan(0.05);
            server.resetClients();
        }
    }

    @Test
    @DisplayName("a connection sees nothing of the one before it that had the same fd")
    default void nothingIsLeftBehind() throws Exception {
        try (var server = start()) {
            Client neighbour = server.connect();
            for (int i = 1; i <= 20; i++) {
                Client old = server.connect().send("left behind by number " + i);
                neighbour.awaitLoop();
                old.reset();
                awaitClosed(server, 2 * i - 1);
                server.connect().roundTrip("new\n").halfClose().expectEnd();
                awaitClosed(server, 2 * i);
            }
        }
    }

    private static void awaitClosed(Running server, int connections) {
        await(connections + " connections to be closed").atMost(Client.PATIENCE)
            .until(() -> server.trace().stream().filter(line -> line.startsWith("closed: ")).count() == connections);
    }

    @Test
    @DisplayName("out of descriptors: those connected are served, it does not spin, and others get in once some leave")
    default void outOfFileDescriptors() throws Exception {
        try (var server = Program.startWithFileLimit(64, program(), "0")) {
            List<Client> clients = server.connect(server.awaitPort(), 100);
            server.awaitOut(ACCEPT_FAILED);
            int accepted = (int) server.out().stream().filter(line -> line.matches("accept: (fd = |127\\.).*")).count();
            assertThat(accepted).as("connections accepted with 64 descriptors").isBetween(20, 63);
            for (Client client : clients.subList(0, accepted)) client.roundTrip("served\n");
            assertThat(server.cpuShare()).as("share of a core taken while 100 clients want in").isLessThan(0.05);
            assertThat(server.out()).filteredOn(line -> line.matches(ACCEPT_FAILED)).as("times it tried in vain")
                .hasSizeLessThan(20);
            for (Client client : clients.subList(0, 20)) client.halfClose().expectEnd();
            try (var talker = new Talker(clients.get(20))) {
                for (Client client : clients.subList(21, accepted + 20)) client.roundTrip("served too, at once\n");
            }
            assertThat(server.err()).as("standard error").isEmpty();
        }
    }

    @Test
    @DisplayName("stopped and continued (Ctrl-Z, fg) it goes on, and serves what came meanwhile")
    default void stoppedAndContinued() throws Exception {
        try (var server = Program.start(program(), "0")) {
            int port = server.awaitPort();
            Client client = server.connect(port).roundTrip("before\n");
            for (int i = 0; i < 5; i++) {
                server.stop();
                client.send("meanwhile\n");
                Client newcomer = server.connect(port).send("new\n");
                server.signal("CONT");
                client.expect("meanwhile\n");
                newcomer.expect("new\n");
            }
            assertThat(server.runs()).as("the server still runs").isTrue();
        }
    }

    @Test
    @DisplayName("clients that reset before they are accepted harm nobody")
    default void resetInTheBacklog() throws Exception {
        try (var server = Program.start(program(), "0")) {
            int port = server.awaitPort();
            server.connect(port).roundTrip("it runs\n");
            server.stop();
            for (Client client : server.connect(port, 20)) client.reset();
            server.signal("CONT");
            server.connect(port).roundTrip("hello\n");
            assertThat(server.err()).as("standard error").isEmpty();
        }
    }
}
