import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;

/// A run of a chapter's program, step by step. What is known at a step is a map from names such as `fd.9.unread` to
/// values. Kept is what has changed since the step before: `name=value`, or `-name` for what is gone, with tabs
/// between, a step a line. The first line says which program ran, and on what.
final class Recording {
    private static final Path FOLDER = Workbook.ROOT.resolve("tests/tools/replay/recordings");

    private final SortedMap<String, String> about;
    private final List<SortedMap<String, String>> changes = new ArrayList<>();
    private SortedMap<String, String> last = new TreeMap<>();

    private Recording(SortedMap<String, String> about) {
        this.about = about;
    }

    /// An empty one, of the program as its source is now.
    static Recording of(int chapter) throws IOException {
        return new Recording(new TreeMap<>(Map.of("chapter", "" + chapter, "program", Workbook.programName(chapter),
            "source", fingerprint(chapter), "java", System.getProperty("java.version"),
            "system", System.getProperty("os.name") + " " + System.getProperty("os.version").split("-")[0])));
    }

    /// Tells one version of a chapter's program from another.
    static String fingerprint(int chapter) throws IOException {
        try {
            byte[] source = Files.readAllBytes(Workbook.program(Workbook.chapter(chapter)));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(source);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /// Where the repository keeps a chapter's recording.
    static Path file(int chapter) {
        return FOLDER.resolve(chapter + ".txt");
    }

    static Recording parse(String text) {
        var lines = new ArrayDeque<>(text.lines().toList());
        var recording = new Recording(apply(new TreeMap<>(), lines.remove()));
        for (String line : lines) recording.add(apply(new TreeMap<>(recording.last), line));
        return recording;
    }

    private static SortedMap<String, String> apply(SortedMap<String, String> state, String line) {
        for (String change : line.split("\t")) {
            int equals = change.indexOf('=');
            if (equals > 0) state.put(change.substring(0, equals), unescape(change.substring(equals + 1)));
            else if (!change.isEmpty()) state.remove(change.substring(1));
        }
        return state;
    }

    /// The next step: everything that is known at it.
    void add(SortedMap<String, String> state) {
        changes.add(changesTo(state));
        last = state;
    }

    /// What `state` differs in from the last step; null stands for what is gone.
    SortedMap<String, String> changesTo(SortedMap<String, String> state) {
        var changed = new TreeMap<String, String>();
        for (String name : last.keySet()) if (!state.containsKey(name)) changed.put(name, null);
        state.forEach((name, value) -> {
            if (!value.equals(last.get(name))) changed.put(name, value);
        });
        return changed;
    }

    String about(String name) {
        return about.getOrDefault(name, "");
    }

    void note(String name, String value) {
        about.put(name, value);
    }

    int size() {
        return changes.size();
    }

    /// Everything that is known, at each step.
    List<SortedMap<String, String>> states() {
        var states = new ArrayList<SortedMap<String, String>>();
        SortedMap<String, String> state = new TreeMap<>();
        for (String line : text().lines().skip(1).toList()) {
            state = apply(new TreeMap<>(state), line);
            states.add(state);
        }
        return states;
    }

    /// The names of its moments, in their order.
    SequencedSet<String> moments() {
        var moments = new LinkedHashSet<String>();
        for (SortedMap<String, String> step : changes) if (step.get("moment") != null) moments.add(step.get("moment"));
        return moments;
    }

    String text() {
        var text = new StringBuilder(line(about));
        for (SortedMap<String, String> step : changes) text.append(line(step));
        return text.toString();
    }

    void save(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, text().getBytes(UTF_8));
    }

    private static String line(SortedMap<String, String> changes) {
        var words = new StringJoiner("\t", "", "\n");
        changes.forEach((name, value) -> words.add(value == null ? "-" + name : name + "=" + escape(value)));
        return words.toString();
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String unescape(String value) {
        return Pattern.compile("\\\\(.)").matcher(value).replaceAll(escape -> switch (escape.group(1)) {
            case "n" -> "\n";
            case "t" -> "\t";
            default -> "\\\\";
        });
    }
}
