import module java.base;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A line echo with a registry: whoever speaks is known by the number of the connection, and the kernel has the same.
interface NamesClientsByFd extends ServerCommandLine, WatchesWithEpoll, LosesNoAnswer {
    /// The fds in the registry of the server that {@link #start} has started last.
    Set<Integer> registered();

    /// How many bytes of half lines it keeps.
    int kept();

    @Override
    default String traceOfHello() {
        return "read: fd = \\d+, buf = hello";
    }

    @Test
    @DisplayName("the trace names a client by its fd: accept, read a line, closed")
    default void trace() throws Exception {
        try (var server = start()) {
            Client client = server.connect();
            int fd = Integer.parseInt(server.traced("accept: fd = \\d+").replaceAll("\\D", ""));
            client.roundTrip("hello\nworld\n\nあ\r\n").send("the end").halfClose().expect("the end").expectEnd();
            server.traced("closed: .*");
            String read = "read: fd = " + fd + ", buf = ";
            assertThat(server.trace()).containsExactly("accept: fd = " + fd, read + "hello", read + "world", read,
                read + "あ", read + "the end", "closed: fd = " + fd);
        }
    }

    @Test
    @DisplayName("a line without end is not kept: a hundred clients that send one take less than 64 KiB each")
    default void endlessLines() throws Exception {
        try (var server = start()) {
            for (Client client : server.connect(100)) client.send("x".repeat(60_000));
            server.connect().awaitLoop();
            awaitInTheLoop("what the registry keeps", () -> assertThat(kept()).isEqualTo(100 * 60_000));
            for (Client client : server.connect(100)) client.send("x".repeat(100_000)).expectGone();
            awaitInTheLoop("those to be gone", () -> assertThat(registered()).as("connections left").hasSize(101));
            server.resetClients();
        }
    }

    @Test
    @DisplayName("the fd is the kernel's number: it names a socket in this process's own table")
    default void theRealNumber() throws Exception {
        try (var server = start()) {
            Client client = server.connect().roundTrip("hello\n");
            int fd = registered().iterator().next();
            String socket = "socket:[" + Kernel.inode(server.port(), client.localPort()) + "]";
            assertThat(Kernel.target(Path.of("/proc/self/fd/" + fd))).isEqualTo(socket);
        }
    }

    @Test @Alone
    @DisplayName("the number of a closed connection is given to the next one, which sees nothing of the old one")
    default void reuse() throws Exception {
        try (var server = start()) {
            Client neighbour = server.connect().roundTrip("hello\n");
            Set<Integer> before = Set.copyOf(registered());
            for (int i = 0; i < 5; i++) {
                Client old = server.connect().send("half a li");
                neighbour.awaitLoop();
                int fd = theOneBeside(before);
                old.reset();
                awaitRegistered(before);
                neighbour.awaitLoop();
                Client next = server.connect().roundTrip("new\n");
                assertThat(theOneBeside(before)).as("the new connection's fd").isEqualTo(fd);
                next.halfClose().expectEnd();
                awaitRegistered(before);
            }
        }
    }

    private void awaitRegistered(Set<Integer> fds) {
        awaitInTheLoop("the registry to be as it was", () -> assertThat(registered()).isEqualTo(fds));
    }

    /// The registry belongs to the loop's thread, which may change it under our eyes: then look again.
    private static void awaitInTheLoop(String what, ThrowingRunnable look) {
        await(what).ignoreException(ConcurrentModificationException.class).atMost(Client.PATIENCE).untilAsserted(look);
    }

    private int theOneBeside(Set<Integer> others) {
        return registered().stream().filter(fd -> !others.contains(fd)).findFirst().orElseThrow();
    }

    @ParameterizedTest(name = "registry and kernel hold the same set after any connects and closes, sequence {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    default void theKernelAgrees(long seed) throws Exception {
        var random = new Random(seed);
        try (var server = start()) {
            var clients = new ArrayList<Client>();
            for (int step = 0; step < 60; step++) {
                switch (clients.isEmpty() ? 0 : random.nextInt(5)) {
                    case 0, 1 -> clients.add(server.connect());
                    case 2 -> clients.get(random.nextInt(clients.size())).roundTrip("hello\n");
                    case 3 -> clients.remove(random.nextInt(clients.size())).halfClose().expectEnd();
                    case 4 -> clients.remove(random.nextInt(clients.size())).send("half a li").reset();
                    default -> throw new AssertionError();
                }
                int open = clients.size();
                String what = "the two sets to agree after step " + step;
                if (step % 10 == 9) awaitInTheLoop(what, () -> registryAndKernelHave(open));
            }
        }
    }

    private void registryAndKernelHave(int open) throws IOException {
        var expected = new TreeSet<>(registered());
        assertThat(expected).as("the registry").hasSize(open);
        expected.add(listenFd());
        assertThat(Kernel.interestListWith(listenFd()).keySet()).as("the kernel's interest list").isEqualTo(expected);
    }
}
