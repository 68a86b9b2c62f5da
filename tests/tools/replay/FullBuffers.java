import module java.base;

/// Where the bytes are of a client that sends and never reads: a moment of chapter 4's recording, as a still picture.
/// Its numbers are the recording's; the words of its Japanese edition are in `tests/japanese/pictures.tsv`.
final class FullBuffers {
    private static final Path FOLDER = Workbook.ROOT.resolve("chapters/04-selector-epoll-loop");
    private static final String WHO = "C";

    private FullBuffers() {}

    /// Both editions, by file.
    static SortedMap<Path, String> editions(Recording recording) {
        Sheet sheet = sheet(recording);
        return new TreeMap<>(Map.of(
            FOLDER.resolve("buffers.svg"), sheet.svg("en", UnaryOperator.identity()),
            FOLDER.resolve("buffers.ja.svg"), sheet.svg("ja", Words.japanese("pictures.tsv")::translation)));
    }

    static Sheet sheet(Recording recording) {
        return recording.states().stream().filter(FullBuffers::waitsForRoom).findFirst().map(FullBuffers::sheet)
            .orElseThrow(() -> new IllegalStateException("the recording has no wait for EPOLLOUT"));
    }

    private static boolean waitsForRoom(SortedMap<String, String> state) {
        return state.get("kind").equals("wait") && "EPOLLOUT".equals(state.get("watch." + fd(state)));
    }

    private static Sheet sheet(SortedMap<String, String> state) {
        String fd = fd(state);
        long sent = number(state.get("client." + WHO + ".sent")), got = number(state.get("client." + WHO + ".got"));
        long unread = number(state.get("fd." + fd + ".unread")), unsent = number(state.get("fd." + fd + ".unsent"));
        long owed = number(state.get("registry." + fd + ".owed"));
        return new Sheet("Where the bytes are of a client that sends and never reads",
            "Client C has sent bytes and read none of the answer. Some of them wait in the kernel to be read by the "
                + "program; one buffer of them is owed by the program; most fill the send queue, and the last few "
                + "fill C's own receive queue. So epoll watches C's descriptor for EPOLLOUT.", 252)
            .box(8, 8, 106, 196, Sheet.Kind.BOX, "client C")
            .note(16, 51, "has sent").code(16, 70, shown(sent))
            .note(16, 178, "reads nothing")
            .box(128, 8, 190, 196, Sheet.Kind.KERNEL, "kernel")
            .note(138, 47, "to be read").rows(138, 55, 170, Sheet.Kind.CELL, shown(unread))
            .note(138, 101, "send queue: full").rows(138, 109, 170, Sheet.Kind.WAIT, shown(unsent))
            .note(138, 155, "C's receive queue: full")
            .rows(138, 163, 170, Sheet.Kind.WAIT, shown(sent - got - unread - unsent - owed))
            .box(332, 8, 100, 196, Sheet.Kind.BOX, "program")
            .note(342, 101, "still owed").rows(342, 109, 80, Sheet.Kind.WAIT, shown(owed))
            .arrow(114, 66, 138, 66).arrow(308, 66, 332, 66).arrow(342, 120, 308, 120).arrow(300, 131, 300, 163)
            .note(8, 226, "In bytes. epoll watches C only for EPOLLOUT: for room.")
            .note(8, 244, "Until then the program reads nothing more from C.");
    }

    private static String fd(SortedMap<String, String> state) {
        return state.keySet().stream().filter(name -> name.matches("fd\\.\\d+\\.who") && state.get(name).equals(WHO))
            .map(name -> name.split("\\.")[1]).findFirst().orElse("none");
    }

    private static long number(String bytes) {
        return bytes == null ? 0 : Long.parseLong(bytes.replaceAll("\\D", ""));
    }

    private static String shown(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes);
    }
}
