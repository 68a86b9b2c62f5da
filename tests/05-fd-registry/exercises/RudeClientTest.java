///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/05-fd-registry/${answers:solutions}/RudeClient.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 5.3, a reset")
class RudeClientTest {
    private static final String ONE_CLIENT = "what one client does ends that client's connection, and nothing else";
    private static final String WRITING =
        "a write to a client that has reset fails as well, with an IOException that is no SocketException";
    private static final Step RESET = Step.resets('A');

    private final List<String> reasons = Collections.synchronizedList(new ArrayList<>());
    private volatile CountDownLatch held = new CountDownLatch(0);

    @Test
    @DisplayName("friendly clients get back what they send, and their leaving is no error")
    void friendly() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.AT_ONCE, _ -> "echo does it all")) {
            scripts.playAll(3, Step.sends('A', "a"), Step.ends('A'), Step.sends('B', "b\n"), Step.ends('B'));
            expectReasons(0, "clients have sent \"a\" and \"b\\n\", and left in order", List.of(""));
        }
    }

    @Test
    @DisplayName("when one client resets, others are served, and new ones, too")
    void othersAreServed() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.AT_ONCE, _ -> ONE_CLIENT)) {
            scripts.playAll(3, Step.sends('A', "a"), RESET, Step.sends('B', "b"), Step.resets('B'));
        }
    }

    @Test
    @DisplayName("for each client that resets, closed is told once, and why")
    void isTold() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.AT_ONCE, _ -> ONE_CLIENT)) {
            scripts.play(RESET);
            expectReasons(1, "client A resets", whenReadingFails());
            scripts.play(Step.sends('A', "a"), RESET, Step.sends('B', "b"), Step.resets('B'));
            expectReasons(2, "then A sends \"a\" and resets, B sends \"b\" and resets", whenReadingFails());
        }
    }

    @Test
    @DisplayName("a client may reset before it is accepted")
    void beforeItIsAccepted() throws Exception {
        var rude = new RudeClient(this::closed);
        for (String said : List.of("", "a", "b")) {
            try (var client = new Client(rude.port())) {
                client.send(said).reset();
            }
        }
        String done = "three clients connect and reset, two of them have sent a byte; then run() is called";
        try (var server = running(rude); var scripts = new Scripts(server, Scripts.Echo.AT_ONCE, _ -> WRITING)) {
            scripts.play(Step.sends('A', "a"));
            expectReasons(3, done, whenAnythingFails());
        }
    }

    @Test
    @DisplayName("a client may reset between the read and the write, and while others have something to say")
    void betweenReadAndWrite() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.AT_ONCE, _ -> WRITING)) {
            Client neighbour = server.connect().send("a").expectSoon("a", "");
            Client idle = server.connect().send("b").expectSoon("b", "");
            Client talks = server.connect().send("c").expectSoon("c", "");
            held = new CountDownLatch(1);
            try {
                server.connect().send("d").expectSoon("d", "").reset();
                awaitReasons(1);
                talks.send("e").reset();
                idle.reset();
                neighbour.send("f");
            } finally {
                held.countDown();
            }
            neighbour.expectSoon("f", WRITING);
            scripts.play(Step.sends('A', "g"));
            expectReasons(3, "A resets; in the next batch of events B, which has sent \"e\", resets, C sends \"f\", "
                + "and D, which has sent nothing, resets", whenAnythingFails());
        }
    }

    @Test
    @DisplayName("a client may reset while bytes are owed to it")
    void whileBytesAreOwed() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.AT_ONCE, _ -> WRITING)) {
            Step much = Step.sends('A', Step.numberedLines(30, 100_000));
            scripts.play(Step.stopsReading('A'), much, Step.sends('B', "b"), RESET, Step.sends('B', "c"));
            expectReasons(1, "client A stops reading, A sends 3,000,000 bytes, A resets", whenWritingFails());
        }
    }

    @Test
    @DisplayName("whatever clients do, nobody else loses a byte, and closed is told once of each that has reset")
    void anything() throws Exception {
        try (var server = start(); var scripts = new Scripts(server, Scripts.Echo.AT_ONCE, _ -> ONE_CLIENT)) {
            List<String> messages = whenAnythingFails();
            Cases.each(120, 60, draw -> {
                List<Step> script = withoutLateResets(Step.random(draw));
                int resets = (int) script.stream().filter(step -> step.act() == Step.Act.RESETS).count();
                scripts.play(draw.oneIn(2), script);
                expectReasons(resets, Scripts.show(script), messages);
            });
        }
    }

    @Test
    @DisplayName("of clients that have gone nothing is left, and the server is at rest")
    void nothingIsLeft() throws Exception {
        try (var server = start()) {
            Client other = server.connect().send("a").expectSoon("a", "");
            Leftovers before = Leftovers.now();
            try (var client = new Client(server.port())) {
                client.send("b").expectSoon("b", "").halfClose().expectEnd();
            }
            for (int i = 0; i < 3; i++) {
                try (var client = new Client(server.port())) {
                    client.send("c").expectSoon("c", "").reset();
                }
            }
            other.send("d").expectSoon("d", ONE_CLIENT);
            String done = "one client has left in order, three have reset";
            server.expectAtRest(done, "a channel that is at its end and not closed is ready for ever");
            before.expectNone(done, "close the channel: only that gives its descriptor back");
        }
    }

    /// A reset after an orderly end: whether that is an error depends on which the server sees first.
    private static List<Step> withoutLateResets(List<Step> script) {
        var left = new ArrayList<>(script);
        left.removeIf(step -> step.act() == Step.Act.RESETS && script.contains(Step.ends(step.client())));
        return left;
    }

    /// Fails unless so many reasons are told, and no more, each with one of the messages. They are forgotten then.
    private void expectReasons(int count, String done, List<String> messages) {
        awaitReasons(count);
        List<String> told = new ArrayList<>(reasons);
        reasons.clear();
        String idea = told.size() < count ? "an error that nobody hears of is searched for days"
            : told.size() > count ? "" : "the exception says why: its message, as it is";
        boolean right = told.size() == count && messages.containsAll(told);
        String times = count == 1 ? "once" : count + " times";
        String wanted = count == 0 ? "closed is told nothing"
            : "closed is told " + times + ", with the exception's message, as " + String.join(" or ", quoted(messages));
        Claim.that(right, () -> done, wanted, () -> told.isEmpty() ? "nothing" : Claim.show(quoted(told)), idea);
    }

    private static List<String> quoted(List<String> texts) {
        return texts.stream().map(text -> text == null ? "null" : '"' + text + '"').toList();
    }

    private void awaitReasons(int count) {
        long deadline = System.nanoTime() + Outcome.SOON.toNanos();
        while (reasons.size() < count && System.nanoTime() - deadline < 0) LockSupport.parkNanos(500_000);
    }

    private void closed(String reason) {
        reasons.add(reason);
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The JDK's own text, in every language.
    private static List<String> whenReadingFails() {
        return List.of("Connection reset");
    }

    /// strerror(3) of ECONNRESET or EPIPE, in the user's language: what a write after a reset says, and the next one.
    private static List<String> whenWritingFails() throws IOException {
        try (var pair = new SocketPair()) {
            pair.resetByClient();
            return List.of(messageOfAWrite(pair), messageOfAWrite(pair));
        }
    }

    private static String messageOfAWrite(SocketPair pair) {
        return switch (Outcome.of(() -> pair.server().write(ByteBuffer.allocate(1)))) {
            case Outcome.Threw<Integer>(Throwable e) -> e.getMessage();
            case Outcome<Integer> other -> throw new IllegalStateException("a write after a reset: " + other);
        };
    }

    private static List<String> whenAnythingFails() throws IOException {
        return Stream.concat(whenReadingFails().stream(), whenWritingFails().stream()).toList();
    }

    private Running start() throws IOException {
        return running(new RudeClient(this::closed));
    }

    private static Running running(RudeClient server) {
        return new Running(server.port(), server::run, server::close, List.of());
    }

    static void main(String... args) {
        Runner.run(RudeClientTest.class);
    }
}
