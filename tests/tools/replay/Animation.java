import module java.base;
import static java.util.Map.entry;

/// Chapter 5's loop at work, as a picture that moves: moments of its recording, one after the other. What is marked,
/// watched, ready, kept and owed is what the recording holds at that moment; so are the numbers in the captions.
/// It has two editions; the words of the Japanese one are in `tests/japanese/pictures.tsv`.
final class Animation {
    private static final Path FOLDER = Workbook.ROOT.resolve("chapters/05-fd-registry");
    private static final String TITLE = "The loop of chapter 5 at work";

    private static final double SECONDS_EACH = 2.5;
    private static final int COLUMNS = 54;  // that fit into a line
    private static final int LINE = 17, ROW = 22, LOOP = 58, TABLES = 296, HEIGHT = 454;

    /// What is known at a step. Clients have names; their numbers may be others in the next recording.
    private record Moment(SortedMap<String, String> state) {
        String get(String name) { return state.getOrDefault(name, ""); }
        boolean is(String moment) { return get("moment").equals(moment); }
        boolean waits() { return get("kind").equals("wait"); }
        String watch(String who) { return get("watch." + fd(who)); }
        boolean isRegistered(String who) { return state.containsKey("registry." + fd(who) + ".owed"); }
        /// `column` is half or owed.
        boolean keeps(String who, String column) { return get("registry." + fd(who) + "." + column).length() > 2; }

        String fd(String who) {
            String row = who.equals("listener") ? "fd\\.\\d+\\.what" : "fd\\.\\d+\\.who";
            return state.keySet().stream().filter(name -> name.matches(row) && get(name).equals(who))
                .map(name -> name.split("\\.")[1]).findFirst().orElse("none");
        }

        /// The numbers of a table, in their order.
        List<Integer> numbers(String table) {
            return state.keySet().stream().filter(name -> name.startsWith(table + "."))
                .map(name -> Integer.parseInt(name.split("\\.")[1])).distinct().sorted().toList();
        }
    }

    private static final Predicate<Moment> TWO_IN_ONE_WAIT = at -> at.get("selected").contains(",");

    /// In their order; each is the first step after the one before it that is so. `{A}` is the number of A's fd.
    private static final List<Map.Entry<String, Predicate<Moment>>> STORY = List.of(
        entry("The loop waits in epoll_wait until an fd is ready.", Moment::waits),
        entry("A connects: the listener, fd {listener}, is ready.", at -> at.is("connect")),
        entry("accept: A is fd {A}, and stands in the registry.", at -> at.isRegistered("A")),
        entry("The next select tells the kernel first: ADD {A}.", at -> at.waits() && !at.watch("A").isEmpty()),
        entry("A sends “{text}”, half a line: fd {A} is ready.", at -> at.is("half-a-line")),
        entry("No end of line yet: the half waits in the registry.", at -> at.keeps("A", "half")),
        entry("A's half line stops nobody: B sends two lines at once.", at -> at.is("two-lines")),
        entry("One write answers both lines.", at -> !at.get("client.B.got").isEmpty()),
        entry("The loop is about to accept C. Meanwhile A and B send.", at -> at.is("two-in-one-wait")),
        entry("One wait tells of two: {selected}.", TWO_IN_ONE_WAIT),
        entry("The rest of A's line has come: all of it goes back.", at -> !at.get("client.A.got").isEmpty()),
        entry("C sends and never reads. write takes a part of the answer: the rest is owed.",
            at -> at.keeps("C", "owed")),
        entry("MOD: {C} is watched for EPOLLOUT, room to write. Until then nothing more is read from C.",
            at -> at.waits() && at.watch("C").equals("EPOLLOUT")),
        entry("Nobody waits for C: B sends a line and has its answer.",
            at -> at.get("client.B.got").endsWith("still here\n")),
        entry("C reads again. Now there is room: fd {C} is ready.", at -> at.is("reads-again")),
        entry("What was owed is written. MOD: back to EPOLLIN.", at -> at.waits() && at.watch("C").equals("EPOLLIN")),
        entry("B has ended: {B} is out of the registry, but in the kernel's list until the next select.",
            at -> at.get("fd." + at.fd("B") + ".state").equals("CLOSED") && !at.isRegistered("B")),
        entry("The next select: DEL, close, and that number is free.", at -> at.waits() && at.fd("B").equals("none")),
        entry("D gets the same number, {D}, and finds nothing of B's.", at -> at.isRegistered("D")),
        entry("D resets: read fails, and that connection alone ends.",
            at -> at.get("client.D.state").equals("reset") && !at.isRegistered("D")));

    private Animation() {}

    /// Both editions, by file.
    static SortedMap<Path, String> editions(Recording recording) throws IOException {
        return new TreeMap<>(Map.of(
            FOLDER.resolve("loop.svg"), svg(recording, "en", UnaryOperator.identity()),
            FOLDER.resolve("loop.ja.svg"), svg(recording, "ja", Words.japanese("pictures.tsv")::translation)));
    }

    /// What it says besides code, names and numbers: these are handed to `words` to be said in a language.
    static List<String> texts() {
        var texts = new ArrayList<>(List.of(TITLE, "the loop", "kernel: watched", "registry", "listener", "wake-up",
            "closed", "ready", "bytes", "and"));
        STORY.forEach(part -> texts.add(part.getKey()));
        return texts;
    }

    private static String svg(Recording recording, String lang, UnaryOperator<String> words) throws IOException {
        List<String> source = Files.readAllLines(Workbook.source("FdRegistry"));
        int begin = source.indexOf("        while (!closing) {");
        List<String> rest = source.subList(begin, source.size()), loop = rest.subList(0, rest.indexOf("        }") + 1);
        var shown = loop.stream().map(line -> line.replaceFirst("\\s+// .*", "").substring(8));
        Sheet scene = new Sheet(TITLE, "", HEIGHT)
            .band(8, 46, 424, 4, Sheet.Kind.BOX)
            .box(8, LOOP, 424, 230, Sheet.Kind.BOX, "the loop", shown.toArray(String[]::new))
            .box(8, TABLES, 214, 150, Sheet.Kind.KERNEL, "kernel: watched")
            .box(230, TABLES, 202, 150, Sheet.Kind.BOX, "registry")
            .note(264, TABLES + 36, "halfLine").note(329, TABLES + 36, "owed");
        var frames = new ArrayList<Sheet>();
        var captions = new StringJoiner("\n");
        int still = 0;
        Iterator<Moment> moments = recording.states().stream().map(Moment::new).iterator();
        for (Map.Entry<String, Predicate<Moment>> part : STORY) {
            Moment at = next(moments, part);
            if (part.getValue() == TWO_IN_ONE_WAIT) still = frames.size();
            String caption = caption(part.getKey(), at, words);
            captions.add(caption);
            int line = lineOfLoop(at, loop, begin + 1);
            frames.add(frame(at, words, caption, line, (frames.size() + 1.0) / STORY.size()));
        }
        return scene.animated(lang, words, captions.toString(), frames, still, SECONDS_EACH);
    }

    private static Moment next(Iterator<Moment> moments, Map.Entry<String, Predicate<Moment>> part) {
        while (moments.hasNext()) {
            Moment at = moments.next();
            if (part.getValue().test(at)) return at;
        }
        throw new IllegalStateException("the recording has not, or not in this order: " + part.getKey());
    }

    private static String caption(String text, Moment at, UnaryOperator<String> words) {
        String and = " " + words.apply("and") + " ";
        return Pattern.compile("\\{(\\w+)}").matcher(words.apply(text)).replaceAll(gap -> switch (gap.group(1)) {
            case "text" -> at.get("act.text");
            case "selected" -> at.get("selected").replace(", ", and);
            default -> at.fd(gap.group(1));
        });
    }

    /// Which of the loop's lines runs, from 0: one of `run`, or the one that has called what runs now. `first` is the
    /// number of the loop's first line.
    private static int lineOfLoop(Moment at, List<String> loop, int first) {
        String[] stack = at.get("stack").split(" › ");
        if (stack.length > 1) {
            return IntStream.range(0, loop.size()).filter(i -> loop.get(i).contains(" " + stack[1] + "(")).findFirst()
                .orElseThrow(() -> new IllegalStateException("the loop does not call " + stack[1]));
        }
        int line = Integer.parseInt(at.get("line")) - first;
        return line >= 0 && line < loop.size() ? line : Integer.parseInt(at.get("thread.main.line")) - first;
    }

    private static Sheet frame(Moment at, UnaryOperator<String> words, String caption, int line, double progress) {
        var frame = new Sheet("", "", HEIGHT)
            .band(8, 46, (int) (424 * progress), 4, Sheet.Kind.HOT)
            .band(12, LOOP + (line + 1) * LINE + 4, 416, LINE, Sheet.Kind.HOT);
        List<String> lines = Text.lines(COLUMNS, caption);
        for (int i = 0; i < lines.size(); i++) frame.caption(8, 20 + i * LINE, lines.get(i));
        int y = TABLES + 26;
        for (int fd : at.numbers("watch")) {
            boolean isReady = at.state().containsKey("ready." + fd);
            boolean isOver = at.get("fd." + fd + ".state").equals("CLOSED");
            String who = at.get("fd." + fd + ".who");
            if (isOver) who += " " + words.apply("closed");
            if (who.isEmpty()) who = words.apply(at.get("fd." + fd + ".what").replace("eventfd", "wake-up"));
            Sheet.Kind kind = isOver ? Sheet.Kind.WAIT : isReady ? Sheet.Kind.HOT : Sheet.Kind.CELL;
            frame.rows(12, y, 206, kind, "" + fd).code(42, y + 15, who).code(109, y + 15, at.get("watch." + fd))
                .code(176, y + 15, isReady ? words.apply("ready") : "");
            y += ROW;
        }
        y = TABLES + 42;
        for (int fd : at.numbers("registry")) {
            String half = at.get("registry." + fd + ".half"), owed = at.get("registry." + fd + ".owed");
            frame.rows(234, y, 30, Sheet.Kind.CELL, "" + fd).rows(264, y, 58, kind(half), shown(half, words))
                .rows(322, y, 106, kind(owed), shown(owed, words));
            y += ROW;
        }
        return frame;
    }

    /// Bytes in quotes, or how many they are; nothing if there are none.
    private static String shown(String kept, UnaryOperator<String> words) {
        return kept.replaceFirst("^\"\"$", "").replaceFirst("^([\\d,]+) bytes$", "$1 " + words.apply("bytes"));
    }

    private static Sheet.Kind kind(String kept) {
        return kept.equals("\"\"") ? Sheet.Kind.CELL : Sheet.Kind.WAIT;
    }
}
