import module java.base;

/// What the clients of a replay do, one act after the other: each begins when the program waits.
final class Script {
    /// `moment` is a name by which a reader is sent here, or empty; it stays when a recording is made anew.
    record Act(String kind, String who, String text, String moment, Deed deed) {

        /// One wait tells of two clients only if both sent before it began: while the program did something else.
        boolean isMeanwhile() {
            return kind.equals("both");
        }
    }

    interface Deed {
        void play(int port) throws IOException;
    }

    final Map<String, Guest> guests = new LinkedHashMap<>();
    final List<Act> acts = new ArrayList<>();

    private Script() {}

    static Script of(int chapter) {
        var script = new Script();
        switch (chapter) {
            case 2 -> script.oneAfterTheOther();
            case 3 -> script.asManyAsWorkers();
            case 7 -> script.aThreadEach();
            default -> script.allAtOnce();
        }
        return script;
    }

    /// The scene of chapter 2: A has its turn and says nothing, and the kernel keeps B and C for later.
    private void oneAfterTheOther() {
        connects("A", "silent");
        connects("B", "");
        sends("B", "b\n", "");
        connects("C", "");
        sends("C", "c\n", "queue");
        sends("A", "a", "half-a-line");
        sends("A", "\n", "");
        ends("A", "next-in-turn");
        ends("B", "");
        resets("C", "reset");
    }

    /// The scene of chapter 3, for two workers: A and B have them, and C waits in the pool's queue.
    private void asManyAsWorkers() {
        connects("A", "first-worker");
        connects("B", "");
        connects("C", "queue");
        sends("C", "c\n", "");
        sends("B", "b\n", "");
        ends("A", "next-in-turn");
        ends("C", "");
        resets("B", "reset");
    }

    /// The scene of the event loops: half a line, two at once, two clients in the same instant, one who never reads.
    private void allAtOnce() {
        connects("A", "connect");
        sends("A", "hel", "half-a-line");
        connects("B", "");
        sends("B", "one\ntwo\n", "two-lines");
        act("connect-deaf", "C", "", "", port -> guest("C").connectDeaf(port));
        act("both", "A B", "lo\n", "two-in-one-wait", port -> {
            guest("A").send("lo\n");
            guest("B").send("again\n");
        });
        act("flood", "C", "", "flood", port -> {}); // the recorder sends until the program owes something
        sends("B", "still here\n", "nobody-waits");
        act("read", "C", "", "reads-again", port -> guest("C").beginsToRead());
        ends("B", "end");
        connects("D", "same-number");
        resets("D", "reset");
        act("send-end", "A", "bye", "unfinished-line", port -> {
            guest("A").send("bye");
            guest("A").end();
        });
    }

    /// The scene of chapter 7: who has not sent a whole line keeps a thread waiting, and nobody else.
    private void aThreadEach() {
        connects("A", "connect");
        sends("A", "hel", "half-a-line");
        connects("B", "");
        sends("B", "one\ntwo\n", "two-lines");
        sends("A", "lo\n", "other-half");
        ends("B", "end");
        resets("A", "reset");
    }

    private Guest guest(String name) {
        return guests.computeIfAbsent(name, Guest::new);
    }

    private void act(String kind, String who, String text, String moment, Deed deed) {
        for (String name : who.split(" ")) guest(name);
        acts.add(new Act(kind, who, text, moment, deed));
    }

    private void connects(String who, String moment) {
        act("connect", who, "", moment, port -> guest(who).connect(port));
    }

    private void sends(String who, String text, String moment) {
        act("send", who, text, moment, port -> guest(who).send(text));
    }

    private void ends(String who, String moment) {
        act("end", who, "", moment, port -> guest(who).end());
    }

    private void resets(String who, String moment) {
        act("reset", who, "", moment, port -> guest(who).reset());
    }
}
