import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A line echo with a registry: whoever speaks is known by the number of the connection, and the kernel has the same numbers.
interface NamesClientsByFd extends WatchesWithEpoll, AnswersWholeLines, ServerCommandLine {
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
            assertThat(server.trace()).containsExactly("accept: fd = " + fd, "read: fd = " + fd + ", buf = hello", "read: fd = " + fd + ", buf = world",
                "read: fd = " + fd + ", buf = ", "read: fd = " + fd + ", buf = あ", "read: fd = " + fd + ", buf = the end", "closed: fd = " + fd);
        }
    }

    @Test
    @DisplayName("a line without end is not kept: a hundred clients that send one take less than 64 KiB each")
    default void endlessLines() throws Exception {
        try (var server = start()) {
            for (Client client : server.connect(100)) client.send("x".repeat(60_000));
            server.connect().awaitLoop();
            await("what the registry keeps").atMost(Client.PATIENCE).untilAsserted(() ->
                assertThat(kept()).isEqualTo(100 * 60_000));
            for (Client client : server.connect(100)) client.send("x".repeat(100_000)).expectGone();
            assertThat(registered()).as("connections left").hasSize(101);
        }
    }

    @Test
    @DisplayName("the fd is the kernel's number: it names a socket in this process's own table")
    default void theRealNumber() throws Exception {
        try (var server = start()) {
            Client client = server.connect().roundTrip("hello\n");
            int fd = registered().iterator().next();
            assertThat(Kernel.target(Path.of("/proc/self/fd/" + fd))).isEqualTo("socket:[" + Kernel.inode(server.port(), client.localPort()) + "]");
        }
    }

    @Test
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
                await("fd " + fd + " out of the registry").atMost(Client.PATIENCE).until(() -> registered().equals(before));
                neighbour.awaitLoop();
                Client next = server.connect().roundTrip("new\n");
                assertThat(theOneBeside(before)).as("the new connection's fd").isEqualTo(fd);
                next.halfClose().expectEnd();
                await("fd " + fd + " out of the registry").atMost(Client.PATIENCE).until(() -> registered().equals(before));
            }
        }
    }

    private int theOneBeside(Set<Integer> others) {
        return registered().stream().filter(fd -> !others.contains(fd)).findFirst().orElseThrow();
    }

    @ParameterizedTest(name = "the registry and the kernel hold the same set after any connects and closes, sequence {0}")
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
                int open = clients.size(), done = step;
                if (step % 10 == 9) await("the two sets to agree after step " + done).atMost(Client.PATIENCE).untilAsserted(() -> {
                    var expected = new TreeSet<>(registered());
                    assertThat(expected).as("the registry").hasSize(open);
                    expected.add(listenFd());
                    assertThat(Kernel.interestListWith(listenFd()).keySet()).as("the kernel's interest list").isEqualTo(expected);
                });
            }
        }
    }
}
