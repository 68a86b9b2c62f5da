import module java.base;

/// What one client of a script does ({@link Scripts}). Clients are called A, B, C…; `bytes` are for SENDS.
record Step(char client, Act act, byte[] bytes) {
    enum Act { SENDS, STOPS_READING, READS_AGAIN, ENDS, RESETS }

    static Step sends(char client, byte[] bytes) {
        return new Step(client, Act.SENDS, bytes);
    }

    static Step sends(char client, String text) {
        return sends(client, Bytes.of(text));
    }

    static Step stopsReading(char client) {
        return new Step(client, Act.STOPS_READING, null);
    }

    static Step readsAgain(char client) {
        return new Step(client, Act.READS_AGAIN, null);
    }

    /// It sends no more, and reads on.
    static Step ends(char client) {
        return new Step(client, Act.ENDS, null);
    }

    static Step resets(char client) {
        return new Step(client, Act.RESETS, null);
    }

    /// A few steps of one to three clients. Rude bytes in pieces that are no lines, some longer than a usual buffer.
    static List<Step> random(Cases.Draw draw) {
        var steps = new ArrayList<Step>();
        int clients = draw.between(1, 3);
        for (int i = draw.between(1, 2 + draw.size() / 4); i > 0; i--) {
            Act act = draw.oneIn(4) ? draw.oneOf(Act.values()) : Act.SENDS;
            char client = (char) ('A' + draw.between(0, clients - 1));
            var step = new Step(client, act, act == Act.SENDS ? piece(draw) : null);
            if (step.isPossibleAfter(steps)) steps.add(step);
        }
        return steps;
    }

    private static byte[] piece(Cases.Draw draw) {
        if (draw.oneIn(20)) {
            byte[] lines = numberedLines(draw.between(1, 3), draw.oneOf(4_095, 4_096, 4_097, 65_536, 65_537));
            return Arrays.copyOf(lines, lines.length - draw.between(0, 1));
        }
        if (draw.oneIn(2)) return draw.bytes(draw.between(1, draw.size() + 1));
        return Bytes.of(draw.oneOf("a", "\n", "b\n", "c\nd", "\n\n", "e\r\n", "f\ng\nh\n", "i\n\nj"));
    }

    /// Each begins with its number and ends in `\n`; `length` bytes with both.
    static byte[] numberedLines(int count, int length) {
        var lines = ByteBuffer.allocate(count * length);
        byte[] filling = Bytes.of(".".repeat(length));
        for (int i = 0; i < count; i++) {
            byte[] number = Bytes.of("%07d ".formatted(i));
            lines.put(number).put(filling, 0, length - number.length - 1).put((byte) '\n');
        }
        return lines.array();
    }

    /// Nobody sends after an end, and does anything after a reset.
    boolean isPossibleAfter(List<Step> before) {
        return before.stream().filter(earlier -> earlier.client == client).noneMatch(earlier ->
            earlier.act == Act.RESETS || earlier.act == Act.ENDS && (act == Act.SENDS || act == Act.ENDS));
    }

    @Override
    public String toString() {
        return client + " " + switch (act) {
            case SENDS -> "sends " + Bytes.show(bytes);
            case STOPS_READING -> "stops reading";
            case READS_AGAIN -> "reads again";
            case ENDS -> "sends no more";
            case RESETS -> "resets";
        };
    }
}
