///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/05-fd-registry/${answers:solutions}/RudeClient.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("Exercise 5.3, a reset")
class RudeClientTest {
    private static final String IDEA = "what one client does ends that client's connection, and nothing else";
    private final List<String> reasons = Collections.synchronizedList(new ArrayList<>());

    @Test
    @DisplayName("a friendly client is answered, and its leaving is no error")
    void friendly() throws Exception {
        try (var server = start()) {
            server.connect().send("hello\n").expectSoon("hello\n", "onReadable is called for each client that is ready").halfClose().expectEnd();
            assertThat(reasons).as("reasons told after a client has left in order").isEmpty();
        }
    }

    @Test
    @DisplayName("when one client resets, the others are served, and new ones, too")
    void othersAreServed() throws Exception {
        var server = start();
        try {
            Client neighbour = server.connect().send("hello\n").expectSoon("hello\n", IDEA);
            server.connect().send("hi\n").expectSoon("hi\n", IDEA).reset();
            for (int i = 0; i < 3; i++) neighbour.send("still there?\n").expectSoon("still there?\n", IDEA);
            server.connect().send("new\n").expectSoon("new\n", IDEA);
        } finally {
            server.abandon();
        }
    }

    @Test
    @DisplayName("the reason is told")
    void isReported() throws Exception {
        var server = start();
        try {
            server.connect().send("hi\n").expectSoon("hi\n", IDEA).reset();
            await("a reason to be told.\nLook again at: closed is told why a connection ended").atMost(Duration.ofSeconds(1)).untilAsserted(() ->
                assertThat(reasons).as("reasons told after a reset.\nLook again at: closed is to be told why").hasSize(1));
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError("a client has reset its connection, and nobody was told.\nLook again at: an error that nobody hears of is searched for days", e);
        } finally {
            server.abandon();
        }
    }

    @Test
    @DisplayName("after a reset the loop is at rest")
    void doesNotSpin() throws Exception {
        var server = start();
        try {
            Client neighbour = server.connect().send("hello\n").expectSoon("hello\n", IDEA);
            server.connect().send("hi\n").expectSoon("hi\n", IDEA).reset();
            neighbour.send("still there?\n").expectSoon("still there?\n", IDEA);
            assertThat(server.cpuShare()).as("share of a core taken after a reset.\nLook again at: close the channel, or the loop is told of it again and again").isLessThan(0.1);
        } finally {
            server.abandon();
        }
    }

    private Running start() throws IOException {
        var server = new RudeClient(reasons::add);
        return new Running(server.port(), server::run, server::close, List.of());
    }

    static void main(String... args) {
        Runner.run(RudeClientTest.class);
    }
}
