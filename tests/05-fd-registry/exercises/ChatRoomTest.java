///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/05-fd-registry/${answers:solutions}/ChatRoom.java

import module java.base;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Exercise 5.5, a chat")
class ChatRoomTest {
    private static final String ALL_OTHERS = "a line goes to all others, once, and not back to who said it";
    private static final String NOBODY = "a slow reader holds up nobody: what it does not take waits in its outbox";
    private static final String SPEECH = ("%08191d\n".formatted(0)).repeat(8);

    private final List<Client> members = new ArrayList<>();
    private Running room;

    @BeforeEach
    void open() throws IOException {
        var chat = new ChatRoom();
        room = new Running(chat.port(), chat::run, chat::close, List.of());
    }

    @AfterEach
    void close() throws Exception {
        room.abandon();
    }

    @Test
    @DisplayName("a line goes to all others, and not back to who said it")
    void allOthers() throws Exception {
        Client ann = join(room.connect()), bob = join(room.connect()), eve = join(room.connect());
        ann.send("hello\n");
        bob.expectSoon("hello\n", ALL_OTHERS);
        eve.expectSoon("hello\n", ALL_OTHERS);
        ann.expectNothing("ann has said something", ALL_OTHERS);
        bob.send("hi ann\n");
        ann.expectSoon("hi ann\n", ALL_OTHERS);
    }

    @Test
    @DisplayName("who leaves is missed by nobody")
    void leaving() throws Exception {
        Client ann = join(room.connect()), bob = join(room.connect()), eve = join(room.connect());
        bob.reset();
        ann.send("bye bob\n");
        eve.expectSoon("bye bob\n", ALL_OTHERS);
        eve.send("he is gone\n");
        ann.expectSoon("he is gone\n", ALL_OTHERS);
    }

    @Test
    @DisplayName("one who does not read holds up nobody")
    void aSlowReaderHoldsUpNobody() throws Exception {
        Client ann = join(room.connect()), bob = join(room.connect());
        join(room.connectWithSmallBuffer());
        for (int i = 0; i < 12; i++) {
            ann.send(SPEECH);
            bob.expectSoon(SPEECH, NOBODY);
        }
    }

    @Test
    @DisplayName("one who reads late gets every line, in order")
    void aSlowReaderGetsAll() throws Exception {
        Client ann = join(room.connect()), bob = join(room.connect()), slow = join(room.connectWithSmallBuffer());
        for (int i = 0; i < 12; i++) {
            ann.send(SPEECH);
            bob.expectSoon(SPEECH, NOBODY);
        }
        slow.expectSoon(SPEECH.repeat(12), "what a write does not take waits in the outbox, until the loop tells that there is room");
        bob.send("are you with us?\n");
        slow.expectSoon("are you with us?\n", ALL_OTHERS);
    }

    @Test
    @DisplayName("one who never reads is disconnected before it fills the memory")
    void theSlowOneIsDisconnected() throws Exception {
        Client ann = join(room.connect()), bob = join(room.connect()), slow = join(room.connectWithSmallBuffer());
        for (int i = 0; i < 28; i++) {
            ann.send(SPEECH);
            bob.expectSoon(SPEECH, NOBODY);
        }
        assertThat(slow.isGoneWithin(Duration.ofMillis(500))).as("a client that read nothing of 1.8 MB was disconnected.\nLook again at: disconnect whoever has more than LIMIT waiting").isTrue();
    }

    @Test
    @DisplayName("a room in which nobody speaks is at rest")
    void aRoomAtRest() throws Exception {
        Client ann = join(room.connect()), bob = join(room.connect());
        ann.send("hello\n");
        bob.expectSoon("hello\n", ALL_OTHERS);
        assertThat(room.cpuShare()).as("share of a core taken while nobody speaks.\nLook again at: be told of writing only while something waits in the outbox").isLessThan(0.1);
    }

    /// A newcomer is in the room when all others have heard from it.
    private Client join(Client newcomer) throws IOException {
        if (!members.isEmpty()) newcomer.send("here I am\n");
        for (Client member : members) member.expectSoon("here I am\n", ALL_OTHERS);
        members.add(newcomer);
        return newcomer;
    }

    static void main(String... args) {
        Runner.run(ChatRoomTest.class);
    }
}
