import module java.base;

/// What several clients do to a server, step by step, and whether each of them gets what is due to it: its own bytes,
/// at once or as soon as their line is whole, and nothing else; after its end all of them, then the server's end.
/// Many scripts are played against one server. A client that is in none of them, the witness, asks between the steps.
final class Scripts implements AutoCloseable {
    /// What can go wrong, so that the idea can fit it.
    enum Fault {
        /// Bytes that are due do not come.
        MISSING,
        /// Some are left out: what came is due later.
        LOST,
        /// What had come before came again.
        REPEATED,
        /// Others came in their place.
        CHANGED,
        /// Bytes came that are not due: yet, or again, or at all.
        TOO_MUCH,
        /// The connection is open, although the client has ended and has got all that is due.
        NOT_CLOSED,
        /// The connection was closed or reset too early, or was not accepted.
        CLOSED,
        /// The same, and the reason is an exception that has come out of the server. It is shown by itself.
        SERVER_ENDED,
        /// The witness is not answered.
        OTHERS_WAIT
    }

    private static final int SMALL = 16 * 1024;
    private static final int LARGEST = 60;

    /// When a server gives bytes back.
    enum Echo { AT_ONCE, WHOLE_LINES }

    private final Running server;
    private final Echo echo;
    private final Function<Fault, String> idea;
    private final Selector selector = Selector.open();
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(256 * 1024);
    private final List<Player> players = new ArrayList<>();
    private final Player witness;
    private List<Step> played = List.of();
    private boolean inTurn = true;
    private long deadline;

    Scripts(Running server, Echo echo, Function<Fault, String> idea) throws IOException {
        this.server = server;
        this.echo = echo;
        this.idea = idea;
        witness = new Player("another client", false);
    }

    /// Every script of up to `longest` of these steps, the shortest first.
    void playAll(int longest, Step... alphabet) {
        var scripts = new ArrayDeque<List<Step>>();
        scripts.add(List.of());
        while (!scripts.isEmpty()) {
            List<Step> script = scripts.remove();
            play(true, script);
            if (script.size() == longest) continue;
            for (Step step : alphabet) {
                if (step.isPossibleAfter(script)) scripts.add(Stream.concat(script.stream(), Stream.of(step)).toList());
            }
        }
    }

    /// As many random ones, small ones first: rude bytes, cut anywhere, in pieces that may be longer than a buffer, and
    /// all that clients may do.
    void playRandom(int count) {
        Cases.each(count, LARGEST, draw -> play(draw.oneIn(2), Step.random(draw)));
    }

    void play(Step... script) {
        play(true, List.of(script));
    }

    /// After the last step all read again and send no more, and each must have got all its bytes and the server's end.
    /// @param inTurn whether everybody gets what is due after each step; otherwise after the last one
    void play(boolean inTurn, List<Step> script) {
        this.inTurn = inTurn;
        try {
            play(script);
        } catch (IOException e) {
            throw new UncheckedIOException("the script's own clients fail", e);
        }
    }

    private void play(List<Step> script) throws IOException {
        boolean oneStops = script.stream().anyMatch(step -> step.act() == Step.Act.STOPS_READING);
        int last = script.stream().mapToInt(Step::client).max().orElse('A');
        for (char name = 'A'; name <= last; name++) players.add(new Player(String.valueOf(name), oneStops));
        for (int i = 0; i < script.size(); i++) {
            played = script.subList(0, i + 1);
            players.get(script.get(i).client() - 'A').act(script.get(i));
            if (inTurn) settle();
        }
        for (Player player : players) player.readAgain();
        settle();
        for (Player player : players) player.end();
        settle();
        players.clear();
        played = List.of();
    }

    /// Waits until all that read have got what is due, and the witness, too.
    private void settle() throws IOException {
        progress();
        witness.sendAnew(Bytes.of("?\n"));
        for (Optional<Player> waiting = waiting(); waiting.isPresent(); waiting = waiting()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) throw waiting.get().tooLate();
            selector.select(this::serve, left / 1_000_000 + 1);
        }
        selector.selectNow(this::serve);  // also what is not due
    }

    private Optional<Player> waiting() {
        return Stream.concat(Stream.of(witness), players.stream()).filter(Player::waits).findFirst();
    }

    private void serve(SelectionKey key) {
        var player = (Player) key.attachment();
        if (key.isWritable()) player.flush();
        if (key.isReadable()) player.receive();
    }

    private void progress() {
        deadline = System.nanoTime() + Outcome.SOON.toNanos();
    }

    private String done() {
        return (inTurn ? "" : "without a pause: ") + show(played);
    }

    static String show(List<Step> script) {
        if (script.isEmpty()) return "client A connects";
        return "client " + script.stream().map(Step::toString).collect(Collectors.joining(", "));
    }

    private AssertionError broken(String done, String wanted, String came, Fault fault) {
        server.hasFailed();
        return Claim.broken(done, wanted, came, idea.apply(fault));
    }

    @Override
    public void close() throws IOException {
        for (Player player : players) player.channel.close();
        witness.channel.close();
        selector.close();
    }

    private final class Player {
        final String name;
        final SocketChannel channel;
        final SelectionKey key;
        final Queue<ByteBuffer> unsent = new ArrayDeque<>();
        final ByteArrayOutputStream halfLine = new ByteArrayOutputStream();
        byte[] due = {};
        int dueLength = 0;
        int got = 0;
        boolean reads = true;
        boolean ending = false;
        boolean gone = false;

        /// With a small buffer the server soon has more than it can take.
        Player(String name, boolean smallBuffer) throws IOException {
            this.name = name;
            channel = SocketChannel.open(StandardProtocolFamily.INET);
            if (smallBuffer) channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            try {
                channel.connect(new InetSocketAddress("127.0.0.1", server.port()));
            } catch (IOException e) {
                channel.close();
                String came = Outcome.show(e) + server.doing();
                throw Scripts.this.broken(done(), name + " is connected", came, Fault.CLOSED);
            }
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        void act(Step step) throws IOException {
            switch (step.act()) {
                case SENDS -> send(step.bytes());
                case STOPS_READING -> stopReading();
                case READS_AGAIN -> readAgain();
                case ENDS -> end();
                case RESETS -> reset();
            }
        }

        private void send(byte[] bytes) {
            int whole = bytes.length;
            while (echo == Echo.WHOLE_LINES && whole > 0 && bytes[whole - 1] != '\n') whole--;
            halfLine.write(bytes, 0, whole);
            if (whole > 0) halfLineIsDue();
            halfLine.write(bytes, whole, bytes.length - whole);
            unsent.add(ByteBuffer.wrap(bytes));
            flush();
        }

        /// As if nothing had been sent before.
        void sendAnew(byte[] bytes) {
            dueLength = got = 0;
            send(bytes);
        }

        private void stopReading() {
            reads = false;
            setInterest();
        }

        void readAgain() {
            reads = true;
            setInterest();
        }

        void end() {
            if (ending) return;
            halfLineIsDue();
            ending = true;
            flush();
        }

        /// With SO_LINGER 0, close sends RST (socket(7)); with a selector, not before its next look.
        private void reset() throws IOException {
            if (gone) return;
            ending = gone = true;
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
            selector.selectNow();
        }

        private void halfLineIsDue() {
            int length = dueLength + halfLine.size();
            if (length > due.length) due = Arrays.copyOf(due, Math.max(2 * due.length, length));
            System.arraycopy(halfLine.toByteArray(), 0, due, dueLength, halfLine.size());
            dueLength = length;
            halfLine.reset();
        }

        boolean waits() {
            return !gone && reads && (got < dueLength || ending);
        }

        private void setInterest() {
            int interest = (reads ? SelectionKey.OP_READ : 0) | (unsent.isEmpty() ? 0 : SelectionKey.OP_WRITE);
            if (!gone) key.interestOps(interest);
        }

        void flush() {
            try {
                while (!unsent.isEmpty()) {
                    if (channel.write(unsent.peek()) > 0) progress();
                    if (unsent.peek().hasRemaining()) break;
                    unsent.remove();
                }
                if (unsent.isEmpty() && ending) channel.shutdownOutput();
            } catch (IOException e) {
                throw ended(Outcome.show(e));
            }
            setInterest();
        }

        void receive() {
            int n;
            try {
                n = channel.read(chunk.clear());
                if (n == -1) channel.close();
            } catch (IOException e) {
                throw ended(Outcome.show(e));
            }
            if (n == -1 && !(ending && got == dueLength)) throw ended("the end of the stream");
            if (n == -1) {
                gone = true;
                return;
            }
            progress();
            compare(chunk.flip());
        }

        private void compare(ByteBuffer came) {
            int fits = Math.min(came.remaining(), dueLength - got);
            int wrong = came.slice(0, fits).mismatch(ByteBuffer.wrap(due, got, fits));
            if (wrong >= 0 || came.remaining() > fits) {
                byte[] all = Arrays.copyOf(due, got + came.remaining());
                came.get(all, got, came.remaining());
                throw broken(wrong >= 0 ? difference(all, got + wrong) : Fault.TOO_MUCH, all, "");
            }
            got += fits;
        }

        /// Where what begins at `from` comes from.
        private Fault difference(byte[] came, int from) {
            Function<byte[], String> letters = bytes -> new String(bytes, StandardCharsets.ISO_8859_1);
            String strange = letters.apply(Arrays.copyOfRange(came, from, Math.min(came.length, from + 16)));
            int place = letters.apply(Arrays.copyOf(due, dueLength)).lastIndexOf(strange);
            return place > from ? Fault.LOST : place >= 0 ? Fault.REPEATED : Fault.CHANGED;
        }

        AssertionError tooLate() {
            String then = "nothing for " + Outcome.SOON.toMillis() / 1_000.0 + " s" + server.doing();
            if (this == witness) return broken(Fault.OTHERS_WAIT, Arrays.copyOf(due, got), then);
            if (got < dueLength) return broken(Fault.MISSING, Arrays.copyOf(due, got), then);
            String wanted = name + " has got all that is due, so the server closes its connection";
            return Scripts.this.broken(done(), wanted, then, Fault.NOT_CLOSED);
        }

        private AssertionError ended(String how) {
            Fault fault = server.isEndedByException() ? Fault.SERVER_ENDED : Fault.CLOSED;
            return broken(fault, Arrays.copyOf(due, got), how + server.doing());
        }

        private AssertionError broken(Fault fault, byte[] came, String then) {
            byte[] all = Arrays.copyOf(due, dueLength);
            boolean closed = fault == Fault.CLOSED || fault == Fault.SERVER_ENDED;
            String wanted = closed && !ending && got == dueLength ? " stays connected"
                : " gets " + (all.length == 0 ? "nothing" : Bytes.showBeside(all, came));
            String done = this == witness ? done() + "; then another client sends \"?\\n\"" : done();
            String shown = came.length == 0 ? "" : Bytes.showBeside(came, all);
            String and = shown.isEmpty() || then.isEmpty() ? "" : ", and then ";
            String what = name + " gets " + shown + and + then;
            return Scripts.this.broken(done, name + wanted, what, fault);
        }
    }
}
