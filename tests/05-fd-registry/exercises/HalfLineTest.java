///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/05-fd-registry/${answers:solutions}/HalfLine.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 5.2, half a line")
class HalfLineTest {
    private static final String GO_BACK =
        "go back to the loop when no line is whole; it calls you again when more comes";
    private static final String READ_ONCE =
        "one read each time: the loop calls you again as long as something is there";
    private static final String NO_THREAD = "nobody has to wait for the other half: the loop is told of it";
    private static final String OWN_HALF = "half a line goes with its connection: a later one may get the same number";
    private static final int FEW = 200, TOO_MANY = 2_000;

    @Test
    @DisplayName("while one client has sent half a line, others are answered")
    void nobodyWaits() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.WHOLE_LINES, HalfLineTest::idea)) {
            scripts.playAll(2, Step.sends('A', "a"), Step.sends('A', "b\n"), Step.sends('B', "c\n"));
        }
    }

    @Test
    @DisplayName("halves of two hundred clients hold up nobody either, and each is read once")
    void manyHalves() throws Exception {
        try (var server = start()) {
            Client other = server.connect();
            List<Client> clients = server.connect(200);
            for (Client client : clients) client.send("a\n").expectSoon("a\n", GO_BACK);
            String done = "200 clients have sent \"b\"";
            long reads = server.reads();
            for (Client client : clients) client.send("b");
            other.after(done);
            for (int i = 0; i < 3; i++) other.send("c\n").expectSoon("c\n", GO_BACK);  // the last in a later batch
            long more = server.reads() - reads;
            Claim.that(more <= 700, () -> done, "about 200 reads", () -> more + " reads", GO_BACK);
        }
    }

    @Test
    @DisplayName("a client that sends without a pause holds up nobody")
    void withoutAPause() throws Exception {
        try (var server = start()) {
            Client endless = server.connect().send("a\n").expectSoon("a\n", "");
            Client other = server.connect().send("b\n").expectSoon("b\n", "");
            if (!AfterRead.isHeard()) return;
            var reads = new AtomicInteger();
            var readsBefore = new CompletableFuture<Integer>();
            AfterRead.act(channel -> {
                int port = channel.socket().getPort();
                if (port == other.localPort()) readsBefore.complete(reads.get());
                if (port != endless.localPort() || readsBefore.isDone()) return;
                if (reads.incrementAndGet() == 1) other.send("c\n");
                if (reads.get() < TOO_MANY) endless.send("a\n");
            });
            endless.send("a\n");
            other.after("another sends \"a\\n\" whenever it has been read").expectSoon("c\n", READ_ONCE);
            int more = readsBefore.getNow(TOO_MANY);
            Claim.that(more <= FEW, () -> "a client sends a line whenever it has been read, another sends one once",
                "the other is read after a few reads of the first", () -> "after " + more + " reads", READ_ONCE);
        } finally {
            AfterRead.act(_ -> {});
        }
    }

    @Test
    @DisplayName("while half a line waits no thread waits with it, and no core is busy")
    void atRest() throws Exception {
        Leftovers before = Leftovers.now();
        Set<Long> virtualBefore = VirtualThreads.ids();
        try (var server = start()) {
            Client other = server.connect().send("a\n").expectSoon("a\n", "");
            Client slow = server.connect().send("b\n").expectSoon("b\n", "");
            slow.send("c");
            for (int i = 0; i < 3; i++) other.send("d\n").expectSoon("d\n", GO_BACK);  // the last in a later batch
            String done = "a client has sent \"c\", then another \"d\\n\", and has its answers";
            List<String> threads = before.newThreads();
            Claim.that(threads.size() <= 1, () -> done, "no thread but the server's own",
                () -> String.join(", ", threads), NO_THREAD);
            Set<Long> virtual = VirtualThreads.ids();
            virtual.removeAll(virtualBefore);
            Claim.that(virtual.isEmpty(), () -> done, "no thread but the server's own",
                () -> "virtual threads as well: " + virtual.size(), NO_THREAD);
            server.expectAtRest(done, GO_BACK);
            slow.send("\n").expectSoon("c\n", "");
        }
    }

    @Test
    @DisplayName("a line comes back as soon as it is whole, in however many pieces it comes, and whatever is behind it")
    void asSoonAsItIsWhole() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.WHOLE_LINES, HalfLineTest::idea)) {
            scripts.playAll(3, Step.sends('A', "a"), Step.sends('A', "\n"), Step.sends('A', "b\nc"),
                Step.sends('B', "d"), Step.sends('B', "\n\ne\n"));
        }
    }

    @Test
    @DisplayName("what a client leaves behind reaches no later one, whatever its number and its port")
    void laterConnections() throws Exception {
        try (var server = start()) {
            for (boolean reset : List.of(true, false)) {
                String left = "20 clients have sent \"half\" and " + (reset ? "reset" : "left");
                Client other = server.connect().send("a\n").expectSoon("a\n", "");
                Leftovers before = Leftovers.now();
                var gone = new ArrayList<Client>();
                for (int i = 0; i < 20; i++) gone.add(new Client(server.port()).send("half"));
                for (int i = 0; i < 3; i++) other.send("b\n").expectSoon("b\n", GO_BACK);
                for (Client client : gone) {
                    if (reset) client.reset();
                    else client.halfClose().expectSoon("half", "").close();
                }
                before.expectNone(left, "");
                for (Client client : gone) {
                    Client later = server.connectFrom(reset ? client.localPort() : 0).after(left);
                    later.send("c\nd").expectSoon("c\n", OWN_HALF).send("\n").expectSoon("d\n", OWN_HALF);
                }
            }
        }
    }

    @Test
    @DisplayName("at the end of the stream half a line comes back as it is, and the connection is closed")
    void theEnd() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.WHOLE_LINES, HalfLineTest::idea)) {
            scripts.playAll(3, Step.sends('A', "a"), Step.sends('A', "b\nc"), Step.ends('A'), Step.resets('A'),
                Step.sends('B', "d"));
        }
    }

    @Test
    @DisplayName("a client that does not read for a while loses nothing, and others are served meanwhile")
    void losesNothing() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.WHOLE_LINES, HalfLineTest::idea)) {
            scripts.play(Step.stopsReading('A'), Step.sends('A', Step.numberedLines(50, 100_000)),
                Step.sends('B', "b\nc"), Step.readsAgain('A'), Step.sends('A', "d\ne"));
            byte[] unfinished = Arrays.copyOf(Step.numberedLines(1, 300_001), 300_000);
            scripts.play(Step.stopsReading('A'), Step.sends('A', unfinished), Step.ends('A'), Step.sends('B', "b\nc"));
        }
    }

    @Test
    @DisplayName("whatever clients send, and however it is cut, each gets its own bytes back")
    void anyBytes() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.WHOLE_LINES, HalfLineTest::idea)) {
            scripts.playRandom(120);
            byte[] line = Step.numberedLines(1, 600_000);
            scripts.play(Step.sends('A', Arrays.copyOf(line, 200_000)), Step.sends('A', "\n"), Step.sends('A', line));
        }
    }

    @Test
    @DisplayName("nothing is left of a client that has gone in order or by a reset, in the middle of a line or not")
    void nothingIsLeft() throws Exception {
        try (var server = start()) {
            Client other = server.connect().send("a\n").expectSoon("a\n", "");
            Leftovers before = Leftovers.now();
            for (String last : List.of("b\n", "c")) {
                try (Client ends = new Client(server.port()); Client resets = new Client(server.port())) {
                    ends.send(last).halfClose().expectSoon(last, "").expectEnd();
                    resets.send(last);
                    other.send("d\n").expectSoon("d\n", GO_BACK);
                    resets.reset();
                }
            }
            String done = "clients have sent \"b\\n\" or \"c\", and left in order or by a reset";
            before.expectNone(done, "-1 is the end of the stream: onEnd closes the channel");
            server.expectAtRest(done, "a channel at its end that is not closed is ready to be read for ever");
        }
    }

    private static String idea(Scripts.Fault fault) {
        return switch (fault) {
            case OTHERS_WAIT -> GO_BACK;
            case MISSING -> "what ends in \\n is sent now, what is behind the last one stays in `received`";
            case LOST -> "nothing leaves `received` before it is sent, and `send` keeps what the client does not take";
            case CHANGED -> "bytes are not text, decoding changes them; and of the buffer only its filled part counts";
            case REPEATED, TOO_MUCH -> "what is sent leaves `received`, and what has no \\n yet is not sent";
            case NOT_CLOSED -> "read gives -1 at the end of the stream, then onEnd(key) does the rest";
            case SERVER_ENDED -> "";
            case CLOSED -> "only the end of the stream ends a connection; what is owed then goes out first: onEnd(key)";
        };
    }

    private static Running start() throws IOException {
        var server = new HalfLine();
        return new Running(server.port(), server::run, server::close, List.of());
    }

    static void main(String... args) {
        Runner.run(HalfLineTest.class);
    }
}
