///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/04-selector-epoll-loop/${answers:solutions}/OldNews.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 4.1, old news")
class OldNewsTest {
    private final List<SocketPair> pairs = new ArrayList<>();
    private final List<Integer> told = new ArrayList<>();
    private Selector selector;

    @BeforeEach
    void threeClients() throws IOException {
        selector = Selector.open();
        for (int i = 0; i < 3; i++) {
            var pair = new SocketPair();
            pair.server().configureBlocking(false);
            pair.server().register(selector, SelectionKey.OP_READ, i);
            pairs.add(pair);
        }
    }

    @AfterEach
    void close() throws IOException {
        for (SocketPair pair : pairs) pair.close();
        selector.close();
    }

    @Test
    @DisplayName("each key that is ready is handed over once, and no other")
    void everyReadyKeyOnce() throws IOException {
        send(0);
        send(2);
        awaitReady(2);
        OldNews.turn(selector, 100, this::read);
        assertThat(told).as("clients 0 and 2 have sent something; those handed over in one turn.\nLook again at: selectedKeys has those that are ready").containsExactlyInAnyOrder(0, 2);
    }

    @Test
    @DisplayName("what was told in one turn is not told again in the next")
    void nothingIsToldTwice() throws IOException {
        send(0);
        awaitReady(1);
        OldNews.turn(selector, 100, this::read);
        told.clear();
        send(1);
        awaitReady(1);
        OldNews.turn(selector, 100, this::read);
        assertThat(told).as("client 0 sent something before the first turn, client 1 before the second; those handed over in the second.\nLook again at: select puts keys into selectedKeys and never takes one out").containsExactly(1);
    }

    @Test
    @DisplayName("when nothing happens nobody is handed over, and the turn ends with its time")
    void nothing() throws IOException {
        OldNews.turn(selector, 10, this::read);
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("a client whose handler fails is closed, and the others are served in the same turn")
    void oneBadClient() throws IOException {
        for (int bad = 0; bad < 3; bad++) {
            close();
            pairs.clear();
            told.clear();
            threeClients();
            for (int i = 0; i < 3; i++) send(i);
            awaitReady(3);
            int failing = bad;
            try {
                OldNews.turn(selector, 100, key -> {
                    read(key);
                    if ((int) key.attachment() == failing) throw new IOException("reset");
                });
            } catch (IOException e) {
                fail("the handler of client " + bad + " failed, and the exception came out of turn.\nLook again at: try around the one call of the handler");
            }
            assertThat(told).as("three clients were ready, the handler of client %d failed; those handed over.\nLook again at: try around the one call of the handler", bad).containsExactlyInAnyOrder(0, 1, 2);
            for (int i = 0; i < 3; i++) {
                assertThat(pairs.get(i).server().isOpen()).as("client %d is open, and the handler of client %d failed.\nLook again at: try around the one call of the handler, and that client is closed, no other", i, bad).isEqualTo(i != bad);
            }
        }
    }

    @Test
    @DisplayName("a client that an earlier handler has closed is not handed over any more")
    void cancelledMeanwhile() throws IOException {
        for (int i = 0; i < 3; i++) send(i);
        awaitReady(3);
        OldNews.turn(selector, 100, key -> {
            told.add((int) key.attachment());
            for (SocketPair pair : pairs) if (pair.server() != key.channel()) pair.server().close();
        });
        assertThat(told).as("three clients were ready, and the first one handed over closed the two others; those handed over.\nLook again at: key.isValid() is false for a key whose channel was closed").hasSize(1);
    }

    private void send(int client) throws IOException {
        pairs.get(client).client().write(ByteBuffer.wrap(Bytes.of("hello\n")));
    }

    /// Until the kernel has brought what was sent, so that one select finds all of it.
    private void awaitReady(int count) throws IOException {
        try (Selector probe = Selector.open()) {
            for (SocketPair pair : pairs) if (pair.server().isOpen()) pair.server().register(probe, SelectionKey.OP_READ);
            long deadline = System.nanoTime() + 1_000_000_000L;
            while (probe.keys().size() >= count && probe.selectNow() + probe.selectedKeys().size() < count && System.nanoTime() < deadline) Thread.onSpinWait();
        }
    }

    private void read(SelectionKey key) throws IOException {
        told.add((int) key.attachment());
        ((SocketChannel) key.channel()).read(ByteBuffer.allocate(100));
    }

    static void main(String... args) {
        Runner.run(OldNewsTest.class);
    }
}
