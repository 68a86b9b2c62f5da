import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// One thread that waits in epoll for everybody: what it watches, as the kernel has it in its own list.
interface WatchesWithEpoll extends HoldsUp {
    /// The fd of the listener of the server that {@link #start} has started last.
    int listenFd();

    @Test
    @DisplayName("accepting is epoll_ctl ADD: the kernel's list has the listener and each connection, watched for input")
    default void acceptingIsAdd() throws Exception {
        try (var server = start()) {
            for (int clients = 1; clients <= 3; clients++) {
                server.connect().roundTrip("hello\n");
                assertThat(interestList()).hasSize(1 + clients)
                    .allSatisfy((fd, interest) -> assertThat(interest.watches(Kernel.Interest.IN) && !interest.watches(Kernel.Interest.OUT)).as("fd %d is watched for input alone", fd).isTrue());
            }
        }
    }

    @Test
    @DisplayName("owing is epoll_ctl MOD: a client that takes nothing is watched for output, and for input again once it has taken all")
    default void owingIsMod() throws Exception {
        try (var server = start()) {
            Client neighbour = server.connect().roundTrip("hello\n");
            try (var deaf = new DeafClient(server.port())) {
                deaf.sendUntilRefused(5, neighbour);
                int fd = Kernel.fdOf(Kernel.inode(server.port(), deaf.localPort()));
                await("fd " + fd + " to be watched for output, and for input no more").pollInterval(Duration.ofMillis(2)).atMost(Client.PATIENCE)
                    .until(() -> interestList().get(fd).watches(Kernel.Interest.OUT) && !interestList().get(fd).watches(Kernel.Interest.IN));
                deaf.expectLines();
                await("fd " + fd + " to be watched for input again, and for output no more").pollInterval(Duration.ofMillis(2)).atMost(Client.PATIENCE)
                    .until(() -> interestList().get(fd).watches(Kernel.Interest.IN) && !interestList().get(fd).watches(Kernel.Interest.OUT));
            }
        }
    }

    @Test
    @DisplayName("closing is epoll_ctl DEL: the connection leaves the kernel's list")
    default void closingIsDel() throws Exception {
        try (var server = start()) {
            Client neighbour = server.connect().roundTrip("hello\n");
            int fd = Kernel.fdOf(Kernel.inode(server.port(), neighbour.localPort()));
            server.connect().roundTrip("hello\n").halfClose().expectEnd();
            await("only the neighbour to be left").pollInterval(Duration.ofMillis(2)).atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(interestList().keySet()).containsExactly(listenFd(), fd));
            neighbour.roundTrip("hello\n");
        }
    }

    @Test
    @DisplayName("one thread serves them all: two hundred clients more take no thread more")
    default void oneThreadServesAll() throws Exception {
        try (var server = Program.start(program(), "0", "--quiet")) {
            List<Client> clients = server.connect(server.awaitPort(), 200);
            for (Client client : clients) client.roundTrip("hello\n");
            int before = Kernel.threads(server.pid());
            for (Client client : server.connect(server.awaitPort(), 200)) client.roundTrip("hello\n");
            assertThat(Kernel.threads(server.pid())).as("threads with 400 clients, against %d with 200", before).isLessThanOrEqualTo(before + 1);
        }
    }

    @Test
    @DisplayName("an event is told once: a request costs one read, however many clients have spoken before")
    default void oldEventsAreNotToldAgain() throws Exception {
        try (var server = start()) {
            for (Client client : server.connect(50)) client.roundTrip("hello\n");
            Client client = server.connect().roundTrip("hello\n");
            long before = server.reads();
            for (int i = 0; i < 100; i++) client.roundTrip("hello\n");
            assertThat(server.reads() - before).as("calls of read in 100 round trips of one client").isBetween(99L, 150L);
        }
    }

    private SortedMap<Integer, Kernel.Interest> interestList() throws IOException {
        return Kernel.interestListWith(listenFd());
    }
}
