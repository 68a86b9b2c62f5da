///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/05-fd-registry/${answers:solutions}/ChatRoom.java

import module java.base;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 5.5, a chat")
class ChatRoomTest {
    private static final String ALL_OTHERS = "a line goes to all others, once, and not back to who said it";
    private static final String AS_IT_IS =
        "a line is bytes, up to and with its \\n; each of the others gets all of them";
    private static final String FULL =
        "what a write does not take waits in the outbox, and the others do not wait for it";
    private static final String LATER =
        "what was not taken waits in the outbox, and goes out in its order when the loop tells that there is room";
    private static final String MAY_TALK = "who does not listen may still talk: interest in OP_READ and OP_WRITE then";
    private static final String FAILS = "what a write to one throws is the end of that one only";
    private static final String BEYOND =
        "LIMIT is for the bytes that wait in one outbox, with the line that was added last";
    private static final String CLOSE =
        "look at LIMIT whenever a line was added, and close the channel of who is beyond it";
    private static final String OFFERED =
        "who has read meanwhile has room: only what is offered to it and not taken counts, so offer first";
    private static final String ONLY_THEM = "only those whose own outbox has grown beyond LIMIT are disconnected";
    private static final String REST = "be told of writing only while something waits in the outbox";
    private static final int SMALL = 16 * 1024;

    private Leftovers before;
    private Running room;
    private final List<Guest> guests = new ArrayList<>();
    private final Deque<String> steps = new ArrayDeque<>();

    @BeforeEach
    void open() throws IOException {
        before = Leftovers.now();
        var chat = new ChatRoom();
        room = new Running(chat.port(), chat::run, chat::close, List.of());
    }

    @AfterEach
    void close() throws Exception {
        for (Guest guest : guests) guest.socket.close();
        room.abandon();
    }

    /// One end of a connection to the room, and what it has to get.
    private final class Guest {
        final String name;
        final Socket socket = new Socket();
        final ByteArrayOutputStream half = new ByteArrayOutputStream(), due = new ByteArrayOutputStream();
        boolean reads = true;
        String end = "";

        Guest(String name, int receiveBuffer) throws IOException {
            this.name = name;
            if (receiveBuffer > 0) socket.setReceiveBufferSize(receiveBuffer);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Outcome.SOON.toMillis());
            try {
                socket.connect(new InetSocketAddress("127.0.0.1", room.port()), (int) Outcome.SOON.toMillis());
            } catch (IOException e) {
                step(name + " comes");
                throw broken(name + " is connected", Outcome.show(e) + room.doing(), "");
            }
        }

        void says(String text) throws IOException {
            says(Bytes.of(text));
        }

        void says(byte[] bytes) throws IOException {
            step(name + " says " + (bytes.length > 40 ? bytes.length + " bytes" : Bytes.show(bytes)));
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException e) {
                throw broken(name + " is connected", Outcome.show(e) + room.doing(), "");
            }
            int whole = bytes.length;
            while (whole > 0 && bytes[whole - 1] != '\n') whole--;
            half.write(bytes, 0, whole);
            if (whole > 0) {
                byte[] lines = half.toByteArray();
                for (Guest guest : guests) if (guest != this) guest.due.writeBytes(lines);
                half.reset();
            }
            half.write(bytes, whole, bytes.length - whole);
        }

        void stopsReading() {
            step(name + " stops reading");
            reads = false;
        }

        /// All that is due comes.
        void hears(String idea) throws IOException {
            byte[] wanted = due.toByteArray();
            due.reset();
            compare(wanted, read(wanted.length), idea);
        }

        /// The next bytes of what is due come.
        void hearsSome(int length, String idea) throws IOException {
            hasHeard(read(length), length, idea);
        }

        void hasHeard(byte[] came, int length, String idea) {
            byte[] all = due.toByteArray();
            compare(Arrays.copyOf(all, length), came, idea);
            due.reset();
            due.write(all, length, all.length - length);
        }

        void compare(byte[] wanted, byte[] came, String idea) {
            if (Arrays.equals(wanted, came)) return;
            String then = came.length < wanted.length ? ", and then " + end + room.doing() : "";
            String heard = Bytes.showBeside(came, wanted) + then;
            throw broken(name + " hears " + Bytes.showBeside(wanted, came), heard, idea);
        }

        /// As many bytes as these, or fewer: `end` says why.
        byte[] read(int length) throws IOException {
            byte[] came = new byte[length];
            int n = 0;
            try {
                for (int more = 0; n < length && more != -1; n += Math.max(0, more)) {
                    more = socket.getInputStream().read(came, n, length - n);
                    end = more == -1 ? "the end of the stream" : "";
                }
                socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);  // the next line may wait for it (tcp(7))
            } catch (SocketTimeoutException e) {
                end = "nothing for " + Outcome.SOON.toMillis() / 1_000.0 + " s";
            } catch (SocketException e) {
                end = Outcome.show(e);
            }
            return Arrays.copyOf(came, n);
        }

        /// Each piece is acknowledged at once, so that the next one comes soon.
        byte[] readInPieces(int length) throws IOException {
            var all = new ByteArrayOutputStream();
            do all.writeBytes(read(4_000)); while (all.size() < length && end.isEmpty());
            return all.toByteArray();
        }

        void hearsNothingElse(String idea) throws IOException {
            int more = socket.getInputStream().available();
            if (more == 0) return;
            throw broken(name + " hears nothing else", Bytes.show(read(more)), idea);
        }

        /// Says that no more will be said, and the room closes the connection.
        void leaves() throws IOException {
            step(name + " leaves");
            guests.remove(this);
            endsWithTheRoom();
            socket.close();
        }

        /// Whatever still comes, then comes the end.
        void endsWithTheRoom() throws IOException {
            try {
                socket.shutdownOutput();
            } catch (SocketException e) {
                throw broken(name + " is connected", Outcome.show(e) + room.doing(), "");
            }
            while (read(10_000).length == 10_000) continue;
            if (!end.startsWith("the end")) throw broken("the room closes its connection", end + room.doing(), "");
        }

        /// With SO_LINGER 0, close sends RST (socket(7)).
        void resets() throws IOException {
            step(name + " resets");
            guests.remove(this);
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private void step(String step) {
        steps.addLast(step);
        if (steps.size() > 8) steps.removeFirst();
    }

    private AssertionError broken(String wanted, String came, String idea) {
        return Claim.broken(String.join(", ", steps), wanted, came.isEmpty() ? "nothing" : came, idea);
    }

    /// A newcomer is in the room when all others have heard from it.
    private Guest join(String name) throws IOException {
        return join(name, 0);
    }

    private Guest join(String name, int receiveBuffer) throws IOException {
        awaitRoom();
        var guest = new Guest(name, receiveBuffer);
        guests.add(guest);
        guest.says(name + " is here\n");
        settle(ALL_OTHERS);
        return guest;
    }

    /// All who read hear what is due.
    private void settle(String idea) throws IOException {
        for (Guest guest : guests) if (guest.reads) guest.hears(idea);
    }

    /// The room has dealt with all that was sent to it before: it has accepted one who came later, and seen it leave.
    private void awaitRoom() throws IOException {
        var passerBy = new Guest("one who passes by", 0);
        passerBy.endsWithTheRoom();
        passerBy.socket.close();
    }

    /// The same, and nobody hears anything that is not due.
    private void nothingElse() throws IOException {
        awaitRoom();
        for (Guest guest : guests) if (guest.reads) guest.hearsNothingElse(ALL_OTHERS);
    }

    @Test
    @DisplayName("a line goes to all others, and not back to who said it")
    void allOthers() throws Exception {
        Guest ann = join("ann"), bob = join("bob"), eve = join("eve");
        for (Guest guest : List.of(ann, bob, eve, ann)) {
            guest.says("hello\n");
            settle(ALL_OTHERS);
            nothingElse();
        }
        for (Guest guest : List.of(bob, eve)) guest.leaves();
        ann.says("alone\n");
        join("bob").says("not any more\n");
        settle(ALL_OTHERS);
        nothingElse();
    }

    @Test
    @DisplayName("whatever bytes are said, however they are cut, whoever comes and goes: whole lines go to all others")
    void wholeLines() throws Exception {
        Cases.each(40, 40, draw -> {
            try {
                chat(draw);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void chat(Cases.Draw draw) throws IOException {
        steps.clear();
        for (int i = draw.between(1, 3); i >= 0; i--) join("guest " + i);
        for (int i = draw.between(1, 2 + draw.size() / 4); i > 0 && !guests.isEmpty(); i--) {
            Guest guest = guests.get(draw.between(0, guests.size() - 1));
            byte[] bytes = draw.oneIn(20) ? numbered(0, draw.oneOf(8_191, 20_011, 65_536)) : draw.bytes();
            byte[] few = Bytes.of(draw.oneOf("\n", "a", "b\n", "c\nd", "\n\n", "e\r\n", "f\ng\n"));
            if (draw.oneIn(10)) {
                guest.leaves();
            } else if (draw.oneIn(10)) {
                guest.resets();
                awaitRoom();
            } else {
                guest.says(draw.oneIn(3) ? few : bytes);
            }
            settle(AS_IT_IS);
        }
        nothingElse();
        while (!guests.isEmpty()) guests.getFirst().leaves();
    }

    /// Bytes with their number in every four; the last one is a `\n`, and no other.
    private static byte[] numbered(int from, int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int at = from + i;
            bytes[i] = (byte) (' ' + 1 + (at / 4 >>> 5 * (3 - at % 4) & 0x1F));
        }
        if (length > 0) bytes[length - 1] = '\n';
        return bytes;
    }

    @Test
    @DisplayName("one after the other is gone in the middle of the talk, and the rest hear every line")
    void gone() throws Exception {
        Guest ann = join("ann"), bob = join("bob"), eve = join("eve"), kim = join("kim"), joe = join("joe");
        for (int round = 0; round < 2; round++) {
            var leaving = new ArrayList<Guest>();
            for (int i = 0; i < 8; i++) leaving.add(join("guest " + i));
            ann.says(numberedLines(1_200));
            for (Guest guest : leaving) {
                guest.read(1);
                guest.resets();
            }
            settle(FAILS);
        }
        for (Guest guest : List.of(kim, bob, ann, eve, joe)) {
            guest.says("I am still here\n");
            settle(FAILS);
        }
        nothingElse();
    }

    private static byte[] numberedLines(int count) {
        return Bytes.of(IntStream.range(0, count).mapToObj("line %04d\n"::formatted).collect(Collectors.joining()));
    }

    @Test
    @DisplayName("one who does not read holds up nobody, and may still talk")
    void aSlowReaderHoldsUpNobody() throws Exception {
        Guest ann = join("ann"), bob = join("bob");
        Leftovers others = Leftovers.now();
        Guest slow = join("slow", SMALL);
        List<String> bothEnds = bothEnds(others);
        slow.stopsReading();
        talk(ann, 0, 700_000, FULL);
        boolean connected = others.newDescriptors().containsAll(bothEnds);
        if (!connected) throw broken("slow stays connected: less than LIMIT waits", "it is disconnected", ONLY_THEM);
        slow.says("I can't keep up\n");
        settle(MAY_TALK);
        bob.says("no hurry\n");
        settle(FULL);
    }

    /// Says so many bytes, in numbered lines of odd lengths; all who read hear each before the next one is said.
    private int talk(Guest speaker, int from, int length, String idea) throws IOException {
        int[] lengths = {1, 8_191, 20_011, 2, 65_536, 77, 4_099, 32_771};
        int said = 0;
        for (int i = 0; said < length; i++) {
            int next = Math.min(lengths[i % lengths.length], length - said);
            speaker.says(numbered(from + said, next));
            settle(idea);
            said += next;
        }
        return said;
    }

    @Test
    @DisplayName("those who read late hear every line, in order")
    void slowReadersHearAll() throws Exception {
        Guest ann = join("ann"), bob = join("bob"), slow = join("slow", SMALL), slower = join("slower", SMALL);
        for (int round = 0; round < 2; round++) {
            slow.stopsReading();
            slower.stopsReading();
            int said = talk(ann, 0, 700_000, FULL);
            for (int i = 0; i < 20; i++) {
                slow.hearsSome(7_001, LATER);        // makes little room, which the loop is not told of yet
                said += talk(ann, said, 333, FULL);
            }
            for (Guest late : List.of(slow, slower)) {
                step(late.name + " reads again");
                late.reads = true;
                late.hears(LATER);
            }
            bob.says("are you with us?\n");
            settle(ALL_OTHERS);
        }
        nothingElse();
    }

    @Test
    @DisplayName("who has read meanwhile, of which the loop was not told yet, is not too slow")
    void hasReadMeanwhile() throws Exception {
        Guest ann = join("ann"), bob = join("bob"), slow = join("slow", SMALL);
        if (!AfterRead.isHeard()) return;
        slow.stopsReading();
        int said = talk(ann, 0, ChatRoom.LIMIT - 100_000, FULL);
        awaitRoom();
        said += talk(ann, said, ChatRoom.LIMIT - 12_000 + inKernel(slow) - said, FULL);
        awaitRoom();
        var early = new CompletableFuture<byte[]>();
        AfterRead.act(channel -> {
            boolean isAnn = channel.socket().getPort() == ann.socket.getLocalPort();
            if (isAnn && !early.isDone()) early.complete(slow.readInPieces(60_000));
        });
        try {
            steps.clear();
            step("slow has read what had come, and at the same moment ann says more");
            ann.says(numbered(said, 30_000));
            byte[] came = early.completeOnTimeout(new byte[0], Outcome.SOON.toMillis(), TimeUnit.MILLISECONDS).join();
            slow.hasHeard(came, came.length, LATER);
            slow.reads = true;
            settle(OFFERED);
            bob.says("welcome back\n");
            settle(OFFERED);
        } finally {
            AfterRead.act(_ -> {});
        }
    }

    @Test
    @DisplayName("the room is at rest while one does not read, and another has caught up")
    void atRest() throws Exception {
        Guest ann = join("ann"), slow = join("slow", SMALL), late = join("late", SMALL);
        slow.stopsReading();
        late.stopsReading();
        talk(ann, 0, 700_000, FULL);
        late.reads = true;
        late.hears(LATER);
        awaitRoom();
        step("late reads all, and now nobody says anything");
        room.expectAtRest(String.join(", ", steps), REST);
    }

    @Test
    @DisplayName("those who are too slow are disconnected, and all others hear every line")
    void tooSlow() throws Exception {
        Guest ann = join("ann");
        for (int i = 0; i < 5; i++) join("guest " + i);
        for (int round = 0; round < 2; round++) {
            var slow = new ArrayList<Guest>();
            for (int i = 0; i < 5; i++) slow.add(join("slow " + i, SMALL));
            slow.forEach(Guest::stopsReading);
            for (int said = 0; said < ChatRoom.LIMIT * 3 / 2; said += 65_003) {
                ann.says(numbered(said, 65_003));
                settle(ONLY_THEM);
            }
            for (Guest guest : slow) {
                byte[] all = guest.due.toByteArray(), came = guest.read(all.length);
                guest.compare(Arrays.copyOf(all, came.length), came, LATER);
                if (came.length == all.length || guest.end.startsWith("nothing")) {
                    throw broken(guest.name + " is disconnected", "over LIMIT bytes waited for it", CLOSE);
                }
                guests.remove(guest);
                guest.socket.close();
            }
        }
        nothingElse();
    }

    @Test
    @DisplayName("who has LIMIT bytes waiting stays, who has one more is disconnected, and nobody else")
    void limit() throws Exception {
        Guest ann = join("ann"), bob = join("bob");
        boolean exact = false;
        for (int margin = 12; margin <= 200 && !exact; margin *= 4) exact = fillUp(ann, margin);
        bob.says("that was too slow\n");
        settle(ONLY_THEM);
        nothingElse();
    }

    /// Fills an outbox until its owner is disconnected: with long lines up to `margin` bytes before LIMIT, as far as
    /// the kernel can tell, and then with lines of one byte. What the socket held is known afterwards: it still comes.
    /// True if a line of one byte was too much.
    private boolean fillUp(Guest ann, int margin) throws IOException {
        Leftovers others = Leftovers.now();
        Guest slow = join("slow", SMALL);
        List<String> bothEnds = bothEnds(others);
        slow.stopsReading();
        talk(ann, 0, 600_000, FULL);
        int full = ChatRoom.LIMIT + inKernel(slow);
        Guest late = null;
        int before = 0;
        int ones = 0;
        for (int lines = 0; others.newDescriptors().containsAll(bothEnds); lines++) {
            if (lines == 0) {
                late = join("late", SMALL);
                late.stopsReading();
            }
            before = slow.due.size();
            if (before > 2 * ChatRoom.LIMIT) throw broken("slow is disconnected", "over LIMIT bytes wait", CLOSE);
            boolean isNear = full - margin - before <= 0;
            if (!isNear || ones++ % (3 * margin) == 0) full = ChatRoom.LIMIT + inKernel(slow);
            int next = ones > 10 * margin ? 9_999 : Math.clamp((long) full - margin - before, 1, 60_013);
            ann.says(numbered(before, next));
            settle(ONLY_THEM);
            awaitRoom();
        }
        step("slow is disconnected");
        byte[] all = slow.due.toByteArray(), came = slow.read(all.length);
        slow.compare(Arrays.copyOf(all, came.length), came, LATER);
        int waited = before - came.length, waits = all.length - came.length;
        String wanted = "that happens when more than LIMIT bytes wait, and LIMIT is %,d".formatted(ChatRoom.LIMIT);
        if (waits <= ChatRoom.LIMIT) throw broken(wanted, "%,d bytes waited".formatted(waits), BEYOND);
        String already = "%,d bytes waited before the last line".formatted(waited);
        if (waited > ChatRoom.LIMIT) throw broken(wanted, already, BEYOND);
        guests.remove(slow);
        slow.socket.close();
        step("late reads again");
        late.reads = true;
        late.hears(ONLY_THEM);
        late.leaves();
        return all.length - before == 1;
    }

    /// How many bytes the kernel has for one who does not read: not acknowledged, or come and not read. What has come
    /// is acknowledged at once (tcp(7)), or it would count twice.
    private int inKernel(Guest guest) throws IOException {
        guest.socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        int come = guest.socket.getInputStream().available();
        return come + (int) Kernel.unacknowledged(room.port(), guest.socket.getLocalPort());
    }

    /// Both ends of the one connection that is new, which are both of this process.
    private List<String> bothEnds(Leftovers others) throws IOException {
        long end = System.nanoTime() + Outcome.SOON.toNanos();
        while (others.newDescriptors().size() != 2) {    // one who has passed by may be closed a moment later
            if (System.nanoTime() - end > 0) throw broken("one new connection", others.newDescriptors() + "", "");
            awaitRoom();
        }
        return others.newDescriptors();
    }

    @Test
    @DisplayName("of those who are gone no descriptor and no thread is left, and of a room that is closed neither")
    void nothingStays() throws Exception {
        Guest ann = join("ann");
        awaitRoom();    // nobody has heard from ann, who may not be accepted yet
        Leftovers one = Leftovers.now();
        Guest bob = join("bob"), eve = join("eve"), slow = join("slow", SMALL);
        slow.stopsReading();
        bob.leaves();
        eve.resets();
        talk(ann, 0, 2 * ChatRoom.LIMIT, FULL);
        guests.remove(slow);
        slow.socket.close();
        one.expectNone("one leaves, one resets, one is too slow", "who is disconnected has its channel closed");
        ann.socket.close();
        room.abandon();
        before.expectNone("the room is closed", "");
    }

    static void main(String... args) {
        Runner.run(ChatRoomTest.class);
    }
}
