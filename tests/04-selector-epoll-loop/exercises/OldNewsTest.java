///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/04-selector-epoll-loop/${answers:solutions}/OldNews.java

import module java.base;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelectionKey;
import java.nio.channels.spi.AbstractSelector;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Most channels here are pipes: what is written to a pipe is there at once.
@DisplayName("Exercise 4.1, one turn of a loop")
class OldNewsTest {
    private static final long LONG_MS = 60_000;
    private static final String VALID = "ask key.isValid() just before handing it over";
    private static final String OLD_NEWS = "select adds keys to selectedKeys and takes none out: somebody has to";

    @Test
    @DisplayName("each key that is ready is handed over, once, and no other")
    void handsOver() {
        turns("A and C have bytes, B has none", 3, turns -> {
            turns.write("A");
            turns.write("C");
            turns.turn(Pipes::drain);
            turns.expect("A", "C");
        });
    }

    @Test
    @DisplayName("a key that was handed over in one turn, and is not ready in the next, is not handed over again")
    void noOldNews() {
        turns("A has bytes, and its handler reads them; then B has bytes", 2, turns -> {
            turns.write("A");
            turns.turn(Pipes::drain);
            turns.expect("A");
            turns.write("B");
            turns.turn(Pipes::drain);
            turns.expect("B");
        });
    }

    @Test
    @DisplayName("a key that stays ready is handed over in each turn, once")
    void stillReady() {
        turns("A has bytes that its handler leaves unread", 2, turns -> {
            turns.write("A");
            for (int i = 0; i < 3; i++) {
                turns.turn(_ -> { });
                turns.expect("A");
            }
        });
    }

    @Test
    @DisplayName("a key is handed over whatever it is ready for: reading, writing, accepting, connecting")
    void anyInterest() throws Exception {
        try (Selector selector = Selector.open(); ServerSocketChannel listener = ServerSocketChannel.open();
             SocketChannel client = SocketChannel.open()) {
            listener.bind(new InetSocketAddress("127.0.0.1", 0)).configureBlocking(false);
            client.configureBlocking(false);
            boolean pending = !client.connect(listener.getLocalAddress());
            if (pending) {
                expectOne(selector, client, SelectionKey.OP_CONNECT, "a channel that has been connected meanwhile");
                client.finishConnect();
            }
            expectOne(selector, listener, SelectionKey.OP_ACCEPT, "a listener to which a client has connected");
            expectOne(selector, client, SelectionKey.OP_WRITE, "a channel that can be written to");
            try (SocketChannel accepted = listener.accept()) {
                accepted.write(ByteBuffer.wrap(Bytes.of("hello")));
                awaitReadable(client);
                expectOne(selector, client, SelectionKey.OP_READ, "a channel that can be read");
                expectOne(selector, client, SelectionKey.OP_READ | SelectionKey.OP_WRITE,
                    "a channel that can be read and written to");
            }
        }
    }

    private static void expectOne(Selector selector, SelectableChannel channel, int interest, String what)
            throws IOException {
        SelectionKey key = channel.register(selector, interest);
        var handed = new CopyOnWriteArrayList<SelectionKey>();
        Outcome<Void> came = turn(selector, LONG_MS, handed::add);
        Claim.returned(() -> "a turn with " + what, came, "");
        Claim.that(handed.equals(List.of(key)), () -> "a turn with " + what, "its key is handed over, once",
            () -> "handed over " + handed.size() + " times", "what a key is ready for is the handler's business");
        key.cancel();
        selector.selectNow();
    }

    private static void awaitReadable(SocketChannel channel) throws IOException {
        try (Selector other = Selector.open()) {
            channel.register(other, SelectionKey.OP_READ);
            if (other.select(Outcome.SOON.toMillis()) == 0) throw new IllegalStateException("the bytes have not come");
        }
    }

    @Test
    @DisplayName("a turn waits until a channel is ready; it ends when the time is over, or wakeup is called")
    void waits() throws Exception {
        for (long timeoutMs : new long[] {0, LONG_MS}) {
            turns("nobody has bytes, and timeoutMs is " + timeoutMs, 2, turns -> {
                Outcome.Pending<Void> turn = turns.start(timeoutMs, Pipes::drain);
                Outcome<Void> early = turn.within(Duration.ofMillis(30));
                Claim.that(early instanceof Outcome.Unfinished, turns::log, "turn waits",
                    () -> early instanceof Outcome.Returned ? "it returned" : early.toString(),
                    timeoutMs == 0 ? "select(0) waits as long as it takes" : "");
                turns.write("B");
                Claim.returned(turns::log, turn.get(), "");
                turns.expect("B");
            });
        }
        turns("nobody has bytes, and timeoutMs is 10", 2, turns -> {
            turns.turn(10, Pipes::drain);
            turns.expect();
        });
        turns("nobody has bytes, and somebody calls wakeup", 2, turns -> {
            turns.wakeup();
            turns.turn(Pipes::drain);
            turns.expect();
        });
    }

    @Test
    @DisplayName("if the handler throws for a key, its channel is closed, and the others are handled all the same")
    void oneThrows() {
        List<Exception> exceptions = List.of(new IOException("reset"), new ClosedChannelException(),
            new UncheckedIOException(new EOFException()), new NullPointerException(), new CancelledKeyException());
        for (Exception thrown : exceptions) {
            for (String victim : List.of("A", "B", "C")) {
                var others = new ArrayList<>(List.of("A", "B", "C"));
                others.remove(victim);
                String name = thrown.getClass().getSimpleName();
                turns("A, B and C have bytes; the handler throws " + name + " for " + victim, 3, turns -> {
                    turns.writeToAll();
                    turns.turn(pipe -> {
                        if (pipe.name.equals(victim)) throw thrown;
                        pipe.drain();
                    });
                    turns.expect("A", "B", "C");
                    turns.expectClosed(victim);
                    turns.note("then all that are open have bytes");
                    turns.writeToAll();
                    turns.turn(Pipes::drain);
                    turns.expect(others.toArray(String[]::new));
                });
            }
        }
    }

    @Test
    @DisplayName("if the handler has cancelled its key and throws, its channel is closed all the same")
    void cancelsAndThrows() {
        for (Exception thrown : List.of(new IOException("reset"), new CancelledKeyException())) {
            String name = thrown.getClass().getSimpleName();
            turns("A and B have bytes; each handler cancels its own key and throws " + name, 2, turns -> {
                turns.writeToAll();
                turns.turn(pipe -> {
                    pipe.key.cancel();
                    throw thrown;
                });
                turns.expect("A", "B");
                turns.expectClosed("A", "B");
            });
        }
    }

    @Test
    @DisplayName("if the handler throws for all of them, all of them are closed")
    void allThrow() {
        turns("A, B and C have bytes; the handler throws IOException for each", 3, turns -> {
            turns.writeToAll();
            turns.turn(pipe -> {
                throw new IOException("reset");
            });
            turns.expect("A", "B", "C");
            turns.expectClosed("A", "B", "C");
        });
    }

    @Test
    @DisplayName("a key that an earlier handler of the same turn has cancelled is not handed over")
    void cancelled() {
        for (boolean close : new boolean[] {false, true}) {
            String what = "the first handler " + (close ? "closes the channel" : "cancels the key");
            cancels(what + " of each other", 0, 4, close);
            for (int other = 0; other < 4; other++) cancels(what + " of one other", other, 1, close);
        }
    }

    private static void cancels(String what, int from, int count, boolean close) {
        turns("A to E have bytes; " + what, 5, turns -> {
            turns.writeToAll();
            turns.turn(pipe -> {
                pipe.drain();
                if (turns.handed.size() > 1) return;
                turns.note("the first is " + pipe.name);
                for (Pipes other : turns.others(pipe).subList(from, from + count)) {
                    turns.note("cancelled: " + other.name);
                    if (close) other.source.close();
                    else other.key.cancel();
                }
            });
            String[] left = turns.pipes.stream().filter(Pipes::isWatched).map(pipe -> pipe.name).toArray(String[]::new);
            boolean more = turns.handed.size() > left.length;
            Claim.equal(turns::log, "handed over: " + Claim.show(List.of(left)),
                "handed over: " + Claim.show(turns.handed.stream().sorted().toList()), more ? VALID : "");
        });
    }

    @Test
    @DisplayName("an Error of the handler comes out")
    void errors() {
        List<Error> errors = List.of(new StackOverflowError(), new OutOfMemoryError("too much"), new LinkageError());
        for (Error thrown : errors) {
            turns("A has bytes; the handler throws a " + thrown.getClass().getSimpleName(), 2, turns -> {
                turns.write("A");
                Outcome<Void> came = turns.start(LONG_MS, pipe -> {
                    throw thrown;
                }).get();
                boolean same = came instanceof Outcome.Threw<Void>(Throwable e) && e == thrown;
                Claim.that(same, turns::log, "turn throws it",
                    () -> came instanceof Outcome.Returned ? "turn returned" : came.toString(),
                    "an Error says that the program is in trouble, not a client");
            });
        }
    }

    @Test
    @DisplayName("whatever handlers do, in whatever turn: who is ready, and no other, is handed over once")
    void anyScript() {
        Cases.each(300, 6, draw -> turns("", Math.max(1, draw.size()), turns -> {
            for (int turn = draw.between(1, 4); turn > 0; turn--) {
                for (Pipes pipe : turns.pipes) {
                    if (!pipe.isWatched()) continue;
                    if (draw.oneIn(2)) turns.write(pipe.name);
                    if (draw.oneIn(6)) pipe.toggleInterest();
                }
                Set<String> ready = turns.ready();
                turns.note("ready: " + (ready.isEmpty() ? "nobody" : String.join(", ", ready)));
                var cancelled = new TreeSet<String>();
                turns.turn(ready.isEmpty() ? 1 : LONG_MS, pipe -> {
                    Claim.that(!cancelled.contains(pipe.name), turns::log, "a cancelled key is not handed over",
                        () -> "handed over: " + pipe.name, VALID);
                    act(draw, turns, pipe, cancelled);
                });
                var missed = new TreeSet<>(ready);
                turns.handed.forEach(missed::remove);
                missed.removeAll(cancelled);
                Claim.that(missed.isEmpty(), turns::log, "they are all handed over",
                    () -> "not handed over: " + String.join(", ", missed), "");
                turns.handed.forEach(name -> Claim.that(ready.contains(name), turns::log, "no other is handed over",
                    () -> "handed over: " + name, turns.ideaOfTooMany(ready)));
                turns.expectEachOnce();
                turns.expectThrowersClosed();
            }
        }));
    }

    private static void act(Cases.Draw draw, Turns turns, Pipes pipe, Set<String> cancelled) throws Exception {
        switch (draw.between(0, 9)) {
            case 0 -> turns.note(pipe.name + " leaves them unread");
            case 1 -> {
                turns.note(pipe.name + " throws an IOException");
                turns.throwers.add(pipe.name);
                throw new IOException("reset");
            }
            case 2 -> {
                turns.note(pipe.name + " throws an IllegalStateException");
                turns.throwers.add(pipe.name);
                throw new IllegalStateException("a bug");
            }
            case 3 -> {
                turns.note(pipe.name + " closes its channel and throws");
                pipe.source.close();
                throw new ClosedChannelException();
            }
            case 4 -> {
                turns.note(pipe.name + " cancels its key");
                pipe.key.cancel();
            }
            case 5 -> {
                Pipes other = draw.oneOf(turns.pipes.toArray(Pipes[]::new));
                turns.note(pipe.name + " closes the channel of " + other.name);
                other.source.close();
                if (other != pipe) cancelled.add(other.name);
            }
            default -> pipe.drain();
        }
    }

    @Test
    @DisplayName("if closing the channel fails, too, the others are handled all the same")
    void closingFails() throws Exception {
        for (int victim = 0; victim < 3; victim++) {
            try (var selector = new ScriptedSelector()) {
                var keys = Stream.generate(selector::add).limit(3).toList();
                SelectionKey bad = keys.get(victim);
                var handed = new ArrayList<SelectionKey>();
                Outcome<Void> came = turn(selector, LONG_MS, key -> {
                    handed.add(key);
                    if (key == bad) throw new IOException("reset");
                });
                Supplier<String> done = () -> "three keys are ready; for one the handler throws, and so does close";
                Claim.that(handed.size() == 3, done, "all three are handed over",
                    () -> handed.size() + " of them: turn ended with " + came, "close may throw as well");
                boolean ended = came instanceof Outcome.Returned
                    || came instanceof Outcome.Threw<Void>(Throwable e) && e instanceof IOException;
                Claim.that(ended, done, "turn comes to its end", came::toString, "");
            }
        }
    }

    @Test
    @DisplayName("a turn that ends with an Error leaves no old news to the next one, and loses none")
    void nothingOldAfterAnError() {
        Error thrown = new StackOverflowError();
        for (int number = 1; number <= 4; number++) {
            int last = number;
            turns("A to D have bytes; handler number " + last + " of the turn throws an Error", 6, turns -> {
                for (String name : List.of("A", "B", "C", "D")) turns.write(name);
                Outcome<Void> came = turns.start(LONG_MS, pipe -> {
                    if (turns.handed.size() == last) throw thrown;
                    pipe.drain();
                }).get();
                boolean same = came instanceof Outcome.Threw<Void>(Throwable e) && e == thrown;
                Claim.that(same, turns::log, "turn throws it", came::toString, "");
                turns.note("then the bytes of all are read elsewhere");
                for (Pipes pipe : turns.pipes) if (pipe.isWatched()) pipe.drain();
                for (String name : List.of("E", "A")) if (turns.pipe(name).isWatched()) turns.write(name);
                var ready = List.copyOf(turns.ready());
                turns.note("more bytes come for " + String.join(" and ", ready));
                turns.turn(Pipes::drain);
                turns.expectEachOnce();
                Claim.equal(turns::log, "handed over: " + Claim.show(ready),
                    "handed over: " + Claim.show(turns.handed.stream().sorted().toList()),
                    "whatever ends a turn: a key that stays in selectedKeys is old news in the next one");
            });
        }
    }

    // Turns with pipes

    interface Body {
        void run(Turns turns) throws Exception;
    }

    interface Reaction {
        void handle(Pipes pipe) throws Exception;
    }

    /// One of the pipes, called A, B, C: its end to read from is registered.
    private static final class Pipes {
        final String name;
        final Pipe.SourceChannel source;
        final Pipe.SinkChannel sink;
        final SelectionKey key;
        int unread = 0;

        Pipes(String name, Selector selector) throws IOException {
            this.name = name;
            Pipe pipe = Pipe.open();
            source = pipe.source();
            sink = pipe.sink();
            source.configureBlocking(false);
            key = source.register(selector, SelectionKey.OP_READ, name);
        }

        void drain() throws IOException {
            source.read(ByteBuffer.allocate(1_000));
            unread = 0;
        }

        boolean isWatched() {
            return source.isOpen() && key.isValid();
        }

        void toggleInterest() {
            key.interestOps(key.interestOps() ^ SelectionKey.OP_READ);
        }

        boolean isReady() {
            return isWatched() && unread > 0 && key.interestOps() == SelectionKey.OP_READ;
        }
    }

    /// Some pipes, what was done with them, and which were handed over in the last turn.
    private static final class Turns implements AutoCloseable {
        final List<Pipes> pipes = new ArrayList<>();
        final List<String> handed = new CopyOnWriteArrayList<>();
        private final Set<String> handedBefore = new HashSet<>();
        final Set<String> throwers = ConcurrentHashMap.newKeySet();
        private final List<String> log = new CopyOnWriteArrayList<>();
        private final Selector selector = Selector.open();

        Turns(String what, int count) throws IOException {
            if (!what.isEmpty()) log.add(what);
            for (int i = 0; i < count; i++) pipes.add(new Pipes(String.valueOf((char) ('A' + i)), selector));
        }

        void note(String text) {
            log.add(text);
        }

        String log() {
            return String.join("; ", log);
        }

        Set<String> ready() {
            var ready = new TreeSet<String>();
            for (Pipes pipe : pipes) if (pipe.isReady()) ready.add(pipe.name);
            return ready;
        }

        List<Pipes> others(Pipes than) {
            return pipes.stream().filter(pipe -> pipe != than).toList();
        }

        private Pipes pipe(String name) {
            return pipes.stream().filter(pipe -> pipe.name.equals(name)).findFirst().orElseThrow();
        }

        void write(String name) throws IOException {
            pipe(name).sink.write(ByteBuffer.wrap(Bytes.of("x")));
            pipe(name).unread++;
        }

        void writeToAll() throws IOException {
            for (Pipes pipe : pipes) if (pipe.isWatched()) write(pipe.name);
        }

        void wakeup() {
            selector.wakeup();
        }

        void turn(Reaction reaction) {
            turn(LONG_MS, reaction);
        }

        void turn(long timeoutMs, Reaction reaction) {
            Claim.returned(this::log, start(timeoutMs, reaction).get(), "");
        }

        Outcome.Pending<Void> start(long timeoutMs, Reaction reaction) {
            handedBefore.addAll(handed);
            handed.clear();
            throwers.clear();
            return Outcome.start(() -> {
                OldNews.turn(selector, timeoutMs, key -> {
                    String name = (String) key.attachment();
                    handed.add(name);
                    react(reaction, pipe(name));
                });
                return null;
            });
        }

        private static void react(Reaction reaction, Pipes pipe) throws IOException {
            try {
                reaction.handle(pipe);
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalArgumentException("no handler throws this", e);
            }
        }

        /// In any order.
        void expect(String... names) {
            expectEachOnce();
            Claim.equal(this::log, "handed over: " + Claim.show(List.of(names)),
                "handed over: " + Claim.show(handed.stream().sorted().toList()),
                handed.size() > names.length ? ideaOfTooMany(List.of(names)) : "");
        }

        String ideaOfTooMany(Collection<String> ready) {
            boolean old = handed.stream().filter(name -> !ready.contains(name)).allMatch(handedBefore::contains);
            return old ? OLD_NEWS : "selector.keys() are all that are registered, selectedKeys() those that are ready";
        }

        void expectEachOnce() {
            for (String name : handed) {
                int times = Collections.frequency(handed, name);
                Claim.equal(this::log, name + " is handed over 1 time in a turn",
                    name + " is handed over " + times + " time" + (times == 1 ? "" : "s") + " in a turn", "");
            }
        }

        void expectClosed(String... names) {
            for (String name : names) {
                Claim.that(!pipe(name).source.isOpen(), this::log, "the channel of " + name + " is closed",
                    () -> "it is open", "");
            }
        }

        void expectThrowersClosed() {
            expectClosed(throwers.toArray(String[]::new));
        }

        @Override
        public void close() throws IOException {
            for (Pipes pipe : pipes) {
                pipe.source.close();
                pipe.sink.close();
            }
            selector.close();
        }
    }

    private static void turns(String what, int pipes, Body body) {
        try (var turns = new Turns(what, pipes)) {
            body.run(turns);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome<Void> turn(Selector selector, long timeoutMs, OldNews.Handler handler) {
        return Outcome.soon(() -> {
            OldNews.turn(selector, timeoutMs, handler);
            return null;
        });
    }

    // A selector of channels that are always ready and cannot be closed without an exception

    private static final class ScriptedSelector extends AbstractSelector {
        private final Set<SelectionKey> keys = new LinkedHashSet<>();
        private final Set<SelectionKey> selected = new LinkedHashSet<>();

        ScriptedSelector() {
            super(SelectorProvider.provider());
        }

        SelectionKey add() {
            var key = new ScriptedKey(this);
            keys.add(key);
            return key;
        }

        @Override
        public int selectNow() {
            int before = selected.size();
            keys.stream().filter(SelectionKey::isValid).forEach(selected::add);
            return selected.size() - before;
        }

        @Override
        public int select(long timeoutMs) {
            return selectNow();
        }

        @Override
        public int select() {
            return selectNow();
        }

        @Override
        public Set<SelectionKey> keys() {
            return keys;
        }

        @Override
        public Set<SelectionKey> selectedKeys() {
            return selected;
        }

        @Override
        public Selector wakeup() {
            return this;
        }

        @Override
        protected void implCloseSelector() {
            keys.clear();
        }

        @Override
        protected SelectionKey register(AbstractSelectableChannel channel, int interest, Object attachment) {
            throw new UnsupportedOperationException("this selector has all the keys it needs");
        }
    }

    private static final class ScriptedKey extends AbstractSelectionKey {
        private final Selector selector;
        private final SelectableChannel channel = new Unclosable();

        ScriptedKey(Selector selector) {
            this.selector = selector;
        }

        @Override
        public SelectableChannel channel() {
            return channel;
        }

        @Override
        public Selector selector() {
            return selector;
        }

        @Override
        public int interestOps() {
            return SelectionKey.OP_READ;
        }

        @Override
        public SelectionKey interestOps(int interest) {
            return this;
        }

        @Override
        public int readyOps() {
            return SelectionKey.OP_READ;
        }
    }

    private static final class Unclosable extends AbstractSelectableChannel {
        Unclosable() {
            super(SelectorProvider.provider());
        }

        @Override
        public int validOps() {
            return SelectionKey.OP_READ;
        }

        @Override
        protected void implCloseSelectableChannel() throws IOException {
            throw new IOException("close failed");
        }

        @Override
        protected void implConfigureBlocking(boolean block) {
            // It never waits.
        }
    }
}
