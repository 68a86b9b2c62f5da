import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// One thread that waits in epoll for everybody: what it watches, as the kernel has it in its own list.
interface WatchesWithEpoll extends HoldsUp, ClosesWhatItOpens, ClosesItsConnections {
    /// The fd of the listener of the server that {@link #start} has started last.
    int listenFd();

    @Test
    @DisplayName("accepting is epoll_ctl ADD: the kernel's list has listener and connections, watched for input")
    default void acceptingIsAdd() throws Exception {
        try (var server = start()) {
            for (int clients = 1; clients <= 3; clients++) {
                server.connect().roundTrip("hello\n");
                SortedMap<Integer, Kernel.Interest> list = interestList();
                assertThat(list).hasSize(1 + clients);
                assertThat(list.values()).as("watched for input alone")
                    .allMatch(interest -> isWatchedFor(Kernel.Interest.IN, interest));
            }
        }
    }

    @Test
    @DisplayName("owing is epoll_ctl MOD: who takes nothing is watched for output, and once it has taken all for input")
    default void owingIsMod() throws Exception {
        try (var server = start()) {
            Client neighbour = server.connect().roundTrip("hello\n");
            try (var deaf = new DeafClient(server.port())) {
                deaf.sendUntilRefused(5, neighbour);
                int fd = Kernel.fdOf(Kernel.inode(server.port(), deaf.localPort()));
                awaitWatchedFor(Kernel.Interest.OUT, fd, "output");
                deaf.expectLines();
                awaitWatchedFor(Kernel.Interest.IN, fd, "input");
            }
        }
    }

    private void awaitWatchedFor(int event, int fd, String name) {
        await("fd " + fd + " to be watched for " + name + " alone")
            .atMost(Client.PATIENCE).until(() -> isWatchedFor(event, interestList().get(fd)));
    }

    private static boolean isWatchedFor(int event, Kernel.Interest interest) {
        return interest.watches(event) && !interest.watches(event ^ Kernel.Interest.IN ^ Kernel.Interest.OUT);
    }

    @Test
    @DisplayName("closing is epoll_ctl DEL: the connection leaves the kernel's list")
    default void closingIsDel() throws Exception {
        try (var server = start()) {
            Client neighbour = server.connect().roundTrip("hello\n");
            int fd = Kernel.fdOf(Kernel.inode(server.port(), neighbour.localPort()));
            server.connect().roundTrip("hello\n").halfClose().expectEnd();
            await("only the neighbour to be left").atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(interestList().keySet()).containsExactlyInAnyOrder(listenFd(), fd));
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
            assertThat(Kernel.threads(server.pid())).as("threads with 400 clients, against %d with 200", before)
                .isLessThanOrEqualTo(before + 1);
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
            assertThat(server.reads() - before).as("calls of read in 100 round trips").isBetween(99L, 150L);
        }
    }

    @Test
    @DisplayName("out of descriptors, newcomers get in once there are more, though nobody leaves or pauses")
    default void theListenerComesBack() throws Exception {
        try (var server = Program.start(program(), "0")) {
            int port = server.awaitPort();
            Client talkative = server.connect(port).roundTrip("hello\n");
            server.leaveDescriptors(2);
            List<Client> newcomers = server.connect(port, 5);
            server.awaitOut(ACCEPT_FAILED);
            try (var talker = new Talker(talkative)) {
                server.allowDescriptors(1_000);
                for (Client newcomer : newcomers) newcomer.roundTrip("served as well\n");
            }
            assertThat(server.err()).as("standard error").isEmpty();
        }
    }

    @Test @Alone
    @DisplayName("closed twice, it does no harm to what has its number now")
    default void closedTwice() throws Exception {
        AutoCloseable server = bind(0);
        server.close();
        try (var another = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            server.close();
            new Client(another.getLocalPort()).close();
        }
    }

    private SortedMap<Integer, Kernel.Interest> interestList() throws IOException {
        return Kernel.interestListWith(listenFd());
    }
}
