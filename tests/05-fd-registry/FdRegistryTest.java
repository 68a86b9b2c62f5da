///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/05-fd-registry/FdRegistry.java
//RUNTIME_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("Chapter 5, fd registry")
class FdRegistryTest implements HoldsUp, ServerCommandLine {
    private FdRegistry registry;

    @Override
    public Running start() throws IOException {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        registry = new FdRegistry(0, trace::add);
        return new Running(registry.port(), registry::run, registry::close, trace);
    }

    @Override
    public String program() {
        return "FdRegistry";
    }

    @Override
    public String traceOfHello() {
        return "read: fd = \\d+, buf = hello";
    }

    @Test
    @DisplayName("the port is the article's, 10000")
    void port() {
        assertThat(FdRegistry.PORT).isEqualTo(10_000);
    }

    @Test
    @DisplayName("the trace names a client by its fd: accept, read a line, closed")
    void trace() throws Exception {
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
    @DisplayName("control characters that a client sends do not reach the reader's terminal")
    void controlCharacters() throws Exception {
        try (var server = start()) {
            server.connect().roundTrip("\u001b[2Jred\u0007\n");
            assertThat(server.traced("read: .*")).endsWith("buf = ·[2Jred·");
        }
    }

    @Test
    @DisplayName("nothing comes back before the line is whole")
    void wholeLines() throws Exception {
        try (var server = start()) {
            Client client = server.connect(), neighbour = server.connect();
            client.send("one\ntw");
            neighbour.awaitLoop();
            client.expect("one\n");
            assertThat(client.hearsNothingFor(Duration.ofMillis(100))).as("half a line waits for its other half").isTrue();
            client.send("o\n").expect("two\n");
        }
    }

    @Test
    @DisplayName("a line of 64 KiB comes back; one byte more without \\n, and the connection is closed, with the reason in the trace")
    void longLines() throws Exception {
        try (var server = start()) {
            server.connect().roundTrip("x".repeat(FdRegistry.MAX_LINE) + "\n").roundTrip("and another\n");
            server.connect().send("x".repeat(FdRegistry.MAX_LINE)).halfClose().expect("x".repeat(FdRegistry.MAX_LINE)).expectEnd();
            server.connect().send("answered first\n" + "x".repeat(FdRegistry.MAX_LINE + 1)).expectGone();
            server.traced("closed: fd = \\d+ \\(line longer than 65536 bytes\\)");
            server.connect().roundTrip("hello\n");
        }
    }

    @Test
    @DisplayName("a line without end is not kept: a hundred clients that send one take less than 64 KiB each")
    void endlessLines() throws Exception {
        try (var server = start()) {
            for (Client client : server.connect(100)) client.send("x".repeat(60_000));
            server.connect().awaitLoop();
            await("what the registry keeps").atMost(Client.PATIENCE).untilAsserted(() ->
                assertThat(registry.registry.values().stream().mapToInt(connection -> connection.halfLine.length).sum()).isEqualTo(100 * 60_000));
            for (Client client : server.connect(100)) client.send("x".repeat(100_000)).expectGone();
            assertThat(registry.registry.values()).as("connections left").hasSize(101);
        }
    }

    @Test
    @DisplayName("the fd is the kernel's number: it names a socket in this process's own table")
    void theRealNumber() throws Exception {
        try (var server = start()) {
            Client client = server.connect().roundTrip("hello\n");
            int fd = registry.registry.keySet().iterator().next();
            assertThat(Kernel.target(Path.of("/proc/self/fd/" + fd))).isEqualTo("socket:[" + Kernel.inode(server.port(), client.localPort()) + "]");
        }
    }

    @Test
    @DisplayName("the number of a closed connection is given to the next one, which sees nothing of the old one")
    void reuse() throws Exception {
        try (var server = start()) {
            Client neighbour = server.connect().roundTrip("hello\n");
            Set<Integer> before = Set.copyOf(registry.registry.keySet());
            for (int i = 0; i < 5; i++) {
                Client old = server.connect().send("half a li");
                neighbour.awaitLoop();
                int fd = theOneBeside(before);
                old.reset();
                await("fd " + fd + " out of the registry").atMost(Client.PATIENCE).until(() -> registry.registry.keySet().equals(before));
                neighbour.awaitLoop();
                Client next = server.connect().roundTrip("new\n");
                assertThat(theOneBeside(before)).as("the new connection's fd").isEqualTo(fd);
                next.halfClose().expectEnd();
                await("fd " + fd + " out of the registry").atMost(Client.PATIENCE).until(() -> registry.registry.keySet().equals(before));
            }
        }
    }

    private int theOneBeside(Set<Integer> others) {
        return registry.registry.keySet().stream().filter(fd -> !others.contains(fd)).findFirst().orElseThrow();
    }

    @ParameterizedTest(name = "the registry and the kernel hold the same set after any connects and closes, sequence {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theKernelAgrees(long seed) throws Exception {
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
                    var expected = new TreeSet<>(registry.registry.keySet());
                    assertThat(expected).as("the registry").hasSize(open);
                    expected.add(registry.listenFd);
                    assertThat(Kernel.interestListWith(registry.listenFd).keySet()).as("the kernel's interest list").isEqualTo(expected);
                });
            }
        }
    }

    static void main(String... args) {
        Runner.run(FdRegistryTest.class);
    }
}
