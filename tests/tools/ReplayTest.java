///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES Replay.java
//RUNTIME_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("The instrument replay")
class ReplayTest {
    private static final int AT_MOST = 60 * 1024;
    private static final String PRESS_KEYS = """
        const said = [location.hash];
        let errors = 0;
        addEventListener('error', () => errors++);
        const step = () => document.getElementById('slider').value;
        said[0] += ' ' + step();
        for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowDown', 'PageUp', 'PageDown', 'End',
                'ArrowRight', 'Home', 'ArrowLeft']) {
            document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
            said.push(key + ' ' + step());
        }
        const language = () => document.documentElement.lang + ' ' + document.getElementById('of-clients').textContent;
        said.push(language());
        document.querySelector('#languages button').click();
        said.push(language());
        said.push('requests ' + performance.getEntriesByType('resource').length, 'errors ' + errors);
        document.getElementById('written').textContent = said.join('\\n');
        """;
    private static final String READ_CAPTIONS = """
        const slider = document.getElementById('slider'), captions = [];
        for (slider.value = 1; captions.length < slider.max; slider.value++) {
            slider.dispatchEvent(new Event('input'));
            captions.push(document.getElementById('caption').textContent);
        }
        document.getElementById('written').textContent = captions.join('\\n');
        """;

    static Stream<Arguments> recordings() throws IOException {
        var recordings = new ArrayList<Arguments>();
        for (int chapter : Replay.CHAPTERS) recordings.add(Arguments.of(chapter, committed(chapter)));
        return recordings.stream();
    }

    private static Recording committed(int chapter) throws IOException {
        return Recording.parse(Files.readString(Recording.file(chapter)));
    }

    @ParameterizedTest(name = "chapter {0}: the recording is of the program as it stands there, and is small")
    @MethodSource("recordings")
    void isOfThisSource(int chapter, Recording recording) throws IOException {
        assertThat(recording.about("source"))
            .as("the version of the program that was recorded; make recordings anew with: just replay --record")
            .isEqualTo(Recording.fingerprint(chapter));
        assertThat(Files.size(Recording.file(chapter))).as("bytes of the recording").isLessThan(AT_MOST);
    }

    @ParameterizedTest(name = "chapter {0}: the line of each step is code of the program, and locals are shown")
    @MethodSource("recordings")
    void linesAreCode(int chapter, Recording recording) throws IOException {
        List<String> source = Files.readAllLines(Workbook.program(Workbook.chapter(chapter)));
        for (SortedMap<String, String> state : recording.states()) {
            String line = source.get(Integer.parseInt(state.get("line")) - 1).strip();
            assertThat(line).as("line %s", state.get("line")).isNotEmpty().doesNotStartWith("//");
        }
        assertThat(recording.states()).anySatisfy(state -> assertThat(numbers(state, "local")).isNotEmpty());
    }

    @ParameterizedTest(name = "chapter {0}: all bytes of all clients have come back in the end, but for who has reset")
    @MethodSource("recordings")
    void everythingComesBack(int chapter, Recording recording) {
        SortedMap<String, String> last = recording.states().getLast();
        for (String client : List.of("A", "B", "C", "D")) {
            String state = last.get("client." + client + ".state");
            if (state == null || state.equals("reset")) continue;
            assertThat(last.get("client." + client + ".got")).as("what %s has got", client)
                .isEqualTo(last.get("client." + client + ".sent"));
            assertThat(last).as("what %s awaits", client).doesNotContainKey("client." + client + ".awaits");
        }
    }

    @ParameterizedTest(name = "chapter {0}: at each wait epoll watches the listener and whom the registry knows")
    @ValueSource(ints = {4, 5, 6})
    void interestList(int chapter) throws IOException {
        for (SortedMap<String, String> state : waits(committed(chapter))) {
            var expected = new TreeMap<String, String>();
            for (String fd : numbers(state, "registry")) {
                boolean owes = !state.get("registry." + fd + ".owed").equals("\"\"");
                expected.put(fd, owes ? "EPOLLOUT" : "EPOLLIN");
            }
            for (String fd : numbers(state, "fd")) {
                String what = state.get("fd." + fd + ".what");
                if (what.equals("listener") || what.equals("eventfd")) expected.put(fd, "EPOLLIN");
            }
            var watched = new TreeMap<String, String>();
            for (String fd : numbers(state, "watch")) watched.put(fd, state.get("watch." + fd));
            assertThat(watched).as("the interest list at a wait").isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "chapter {0}: who never reads is watched for EPOLLOUT until what is owed is written")
    @ValueSource(ints = {4, 5, 6})
    void modIsSeen(int chapter) throws IOException {
        List<String> events = new ArrayList<>();
        for (SortedMap<String, String> state : committed(chapter).states()) {
            String fd = fdOf("C", state);
            String watched = fd == null ? null : state.get("watch." + fd);
            if (watched != null && (events.isEmpty() || !events.getLast().equals(watched))) events.add(watched);
        }
        assertThat(events).as("what C is watched for, in turn").containsExactly("EPOLLIN", "EPOLLOUT", "EPOLLIN");
    }

    @ParameterizedTest(name = "chapter {0}: two clients that send in the same instant are both told of by one wait")
    @ValueSource(ints = {4, 5, 6})
    void twoInOneWait(int chapter) throws IOException {
        List<SortedMap<String, String>> states = committed(chapter).states();
        int act = momentAt("two-in-one-wait", states);
        String before = states.get(act).get("selected");
        var told = states.stream().skip(act + 1).filter(state -> chapter == 6
            ? state.get("stack").equals("run › select") && state.containsKey("local.nfds")
            : state.containsKey("selected") && !state.get("selected").equals(before)).findFirst().orElseThrow();
        assertThat(chapter == 6 ? Integer.parseInt(told.get("local.nfds")) : told.get("selected").split(", ").length)
            .as("how many are ready when select has returned").isEqualTo(2);
    }

    @Test
    @DisplayName("a closed channel's fd is in the interest list until the next select in chapter 5, not in chapter 6")
    void closedButWatched() throws IOException {
        assertThat(watchedWhenUnregistered(committed(5))).as("chapter 5: B's fd is watched after its close").isTrue();
        assertThat(watchedWhenUnregistered(committed(6))).as("chapter 6: B's fd is watched after its close").isFalse();
    }

    /// B has left: is its fd still watched when the loop is back in `run`?
    private static boolean watchedWhenUnregistered(Recording recording) {
        List<SortedMap<String, String>> states = recording.states();
        int end = momentAt("end", states);
        String fd = fdOf("B", states.get(end));
        SortedMap<String, String> back = states.stream().skip(end + 1)
            .filter(state -> state.get("stack").equals("run") && !state.containsKey("registry." + fd + ".owed"))
            .findFirst().orElseThrow();
        return back.containsKey("watch." + fd);
    }

    @ParameterizedTest(name = "chapter {0}: half a line is kept in the registry while others are served")
    @ValueSource(ints = {5, 6})
    void halfALine(int chapter) throws IOException {
        List<SortedMap<String, String>> states = committed(chapter).states();
        int wait = momentAt("half-a-line", states) + 1;
        while (!states.get(wait).get("kind").equals("wait")) wait++;
        String fd = fdOf("A", states.get(wait));
        assertThat(states.get(wait)).as("at the next wait").containsEntry("registry." + fd + ".half", "\"hel\"");
        SortedMap<String, String> later = states.get(momentAt("two-in-one-wait", states) - 1);
        assertThat(later).as("when B has been served").containsEntry("registry." + fd + ".half", "\"hel\"")
            .containsEntry("client.B.got", "one\ntwo\n");
    }

    @Test
    @DisplayName("chapter 2: who comes while another has its turn waits in the kernel's queue, with what it has sent")
    void kernelsQueue() throws IOException {
        List<SortedMap<String, String>> states = committed(2).states();
        assertThat(states.get(momentAt("queue", states) + 1)).as("before A says a word")
            .containsEntry("backlog.B", "2").containsEntry("backlog.C", "2")
            .containsEntry("thread.main.waits", "read");
    }

    @Test
    @DisplayName("chapter 3: who is one too many waits in the pool's queue, which is not the kernel's")
    void poolsQueue() throws IOException {
        List<SortedMap<String, String>> states = committed(3).states();
        SortedMap<String, String> wait = states.get(momentAt("next-in-turn", states) - 1);
        assertThat(wait).as("while both workers have a client").containsEntry("queue", "fd " + fdOf("C", wait))
            .containsEntry("thread.worker 1.waits", "read").containsEntry("thread.worker 2.waits", "read")
            .containsEntry("thread.main.waits", "accept");
    }

    @Test
    @DisplayName("the moments that READMEs point to are there")
    void momentsOfReadmes() throws IOException {
        Pattern command = Pattern.compile("`just\\s+replay\\s+(\\d)\\s+([a-z][a-z-]+)`");
        int named = 0;
        for (Path chapter : Workbook.chapters()) {
            String readme = Files.readString(chapter.resolve("README.md"));
            for (MatchResult found : command.matcher(readme).results().toList()) {
                assertThat(committed(Integer.parseInt(found.group(1))).moments()).as("%s", found.group())
                    .contains(found.group(2));
                named++;
            }
        }
        assertThat(named).as("moments named").isPositive();
    }

    @Test
    @DisplayName("the picture of the loop at work is what the committed recording draws, small, and needs nothing else")
    void loopAtWork() throws IOException {
        for (var edition : Animation.editions(committed(5)).entrySet()) {
            Path file = edition.getKey();
            String drawn = edition.getValue();
            assertThat(file).as("draw it anew with: just replay --pictures").content().isEqualTo(drawn);
            assertThat(Files.size(file)).as("bytes of %s", file).isLessThanOrEqualTo(100 * 1024);
            assertThat(drawn.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain("<script", "http", "url(", "@import", "href").doesNotContainPattern("\\son\\w+=");
            assertThat(drawn).contains("@media(prefers-reduced-motion:no-preference){", "class=\"f f9 still\"");
            assertThat(drawn.split("<g class=\"f ")).as("moments of %s", file).hasSizeBetween(13, 21);
        }
    }

    @Test
    @DisplayName("the picture of full buffers is what the committed recording draws, and accounts for each byte sent")
    void fullBuffers() throws IOException {
        for (var edition : FullBuffers.editions(committed(4)).entrySet()) {
            assertThat(edition.getKey()).as("draw it anew with: just replay --pictures").content()
                .isEqualTo(edition.getValue());
        }
        List<Integer> numbers = FullBuffers.sheet(committed(4)).texts().stream()
            .filter(text -> text.matches("[\\d,]+")).map(text -> Integer.parseInt(text.replace(",", ""))).toList();
        assertThat(numbers).as("sent, and where it is").hasSize(5).allMatch(bytes -> bytes > 0);
        assertThat(numbers.stream().skip(1).mapToInt(bytes -> bytes).sum()).isEqualTo(numbers.getFirst());
    }

    @Test
    @DisplayName("a page asks no other host for anything, and has its program's source and its recording in it")
    void selfContained() throws IOException {
        Recording recording = committed(5);
        String page = Page.of(recording, Locale.ENGLISH);
        assertThat(page).doesNotContainPattern("(src|href|action)=")
            .doesNotContain("url(", "@import", "fetch(", "import(");
        assertThat(page.replaceAll("(?s)<pre id=\"program-source\".*?</pre>", "")).doesNotContain("http");
        assertThat(page).contains("final class FdRegistry implements AutoCloseable")
            .contains("moment=half-a-line").doesNotContain("<!-- recording -->", "<!-- source -->", "// player.js\n");
    }

    @Test
    @Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("in a browser keys go where they say, the other language is one click away, no other host is asked")
    void keys() throws Exception {
        Recording recording = committed(5);
        String pressed = inBrowser(recording, PRESS_KEYS, "#half-a-line");
        List<SortedMap<String, String>> states = recording.states();
        int half = momentAt("half-a-line", states), next = momentAt("two-lines", states), last = states.size();
        while (!states.get(next - 1).get("kind").equals("act")) next--;
        int read = half + 1;
        while (!states.get(read).getOrDefault("line", "").equals(lineOf("read(buffer)"))) read++;
        assertThat(pressed.lines()).containsExactly(
            "#half-a-line " + (half + 1), "ArrowRight " + (half + 2), "ArrowLeft " + (half + 1),
            "ArrowDown " + (half + 2), "ArrowDown " + (read + 1), "PageUp " + (half + 1), "PageDown " + next,
            "End " + last, "ArrowRight " + last, "Home 1", "ArrowLeft 1", "en Clients", "ja クライアント",
            "requests 0", "errors 0");
    }

    @ParameterizedTest(name = "chapter {0}: captions tell how streams end, which thread runs, and leave no gap")
    @CsvSource({"3, worker 1: read finds the end of A's stream., worker 2: read fails: that connection has been reset.",
        "6, read finds the end of B's stream., read fails: that connection has been reset."})
    @Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void captions(int chapter, String end, String reset) throws Exception {
        List<String> captions = inBrowser(committed(chapter), READ_CAPTIONS, "").lines().toList();
        assertThat(captions).hasSameSizeAs(committed(chapter).states()).doesNotContain("")
            .noneMatch(caption -> caption.matches(".*\\b(undefined|null|NaN)\\b.*"));
        assertThat(captions).containsOnlyOnce(end, reset);
    }

    /// What this script writes of the recording's page, in English.
    private static String inBrowser(Recording recording, String script, String hash) throws Exception {
        Stream<String> known = Stream.of("chromium", "google-chrome", "chrome");
        Optional<String> browser = known.filter(Workbook::isOnPath).findFirst();
        assumeTrue(browser.isPresent(), "no Chromium is installed");
        Path folder = Files.createTempDirectory("replay");
        try {
            Path page = folder.resolve("page.html");
            String more = "<pre id=\"written\"></pre><script type=\"module\">" + script + "</script></body>";
            Files.writeString(page, Page.of(recording, Locale.ENGLISH).replace("</body>", more));
            var command = List.of(browser.get(), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"), "--dump-dom", page.toUri() + hash);
            Process chromium = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String dom;
            try {
                dom = new String(chromium.getInputStream().readAllBytes(), UTF_8);
                assertThat(chromium.waitFor(Program.PATIENCE)).as("the browser has ended").isTrue();
            } finally {
                chromium.descendants().forEach(ProcessHandle::destroyForcibly);
                chromium.destroyForcibly();
            }
            Matcher written = Pattern.compile("(?s)<pre id=\"written\">(.+?)</pre>").matcher(dom);
            assertThat(written.find()).as("the page has run; it is: %s", dom).isTrue();
            return written.group(1).strip();
        } finally {
            await("the browser to let go of its files").atMost(Program.PATIENCE).ignoreExceptions()
                .until(() -> delete(folder));
        }
    }

    @Test
    @DisplayName("a page opens in the reader's language; both have the same texts, and the same is put into them")
    void languages() throws IOException {
        Recording recording = committed(5);
        assertThat(Page.of(recording, Locale.ENGLISH)).contains("<html lang=\"en\">");
        assertThat(Page.of(recording, Locale.JAPANESE)).contains("<html lang=\"ja\">");
        List<PlayerText> english = PlayerText.all("en"), japanese = PlayerText.all("ja");
        assertThat(english).as("texts").hasSizeGreaterThan(100);
        assertThat(japanese).containsExactlyElementsOf(english);
    }

    /// A text of the player: its key, its parameters, and what stands in its gaps.
    private record PlayerText(String key, String parameters, Set<String> gaps) {
        private static final Pattern KEY = Pattern.compile("(?:^ +|[{,] )(\\w+|'[^']+'): ", Pattern.MULTILINE);
        private static final Pattern PARAMETERS = Pattern.compile("\\A(\\w+|\\([^)]*\\)) =>");
        private static final Pattern GAP = Pattern.compile("\\$\\{([^{}]*)}");

        static List<PlayerText> all(String language) throws IOException {
            String file = Files.readString(Page.PLAYER.resolve("texts." + language + ".js"));
            String object = file.substring(file.indexOf("\nexport const "));
            var texts = new ArrayList<PlayerText>();
            for (Matcher key = KEY.matcher(object); key.find(); ) {
                String rest = object.substring(key.end());
                Matcher next = KEY.matcher(rest);
                texts.add(of(key.group(1), next.find() ? rest.substring(0, next.start()) : rest));
            }
            return texts;
        }

        private static PlayerText of(String key, String text) {
            Matcher parameters = PARAMETERS.matcher(text);
            var gaps = new TreeSet<String>();
            for (Matcher gap = GAP.matcher(text); gap.find(); ) gaps.add(gap.group(1).replaceAll("'[^']*'", "''"));
            return new PlayerText(key, parameters.find() ? parameters.group(1) : "", gaps);
        }
    }

    private static boolean delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
        return true;
    }

    private static String lineOf(String code) throws IOException {
        List<String> source = Files.readAllLines(Workbook.source("FdRegistry"));
        return "" + (1 + IntStream.range(0, source.size()).filter(i -> source.get(i).contains(code)).findFirst()
            .orElseThrow());
    }

    @Test
    @DisplayName("what is written of a recording is read again as it was, whatever its values hold")
    void thereAndBack() throws IOException {
        Recording recording = Recording.of(5);
        recording.add(new TreeMap<>(Map.of("line", "1", "client.A.sent", "a\tb\\n\n<&=", "gone", "")));
        recording.add(new TreeMap<>(Map.of("line", "2", "client.A.sent", "a\tb\\n\n<&=")));
        assertThat(Recording.parse(recording.text()).states()).containsExactly(
            new TreeMap<>(Map.of("line", "1", "client.A.sent", "a\tb\\n\n<&=", "gone", "")),
            new TreeMap<>(Map.of("line", "2", "client.A.sent", "a\tb\\n\n<&=")));
    }

    @Test
    @Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("a run recorded here and now has the same acts and moments as the one in the repository")
    void recordsHere() throws IOException {
        Recording here = Recorder.record(2, progress -> {});
        assertThat(here.moments()).isEqualTo(committed(2).moments());
        everythingComesBack(2, here);
        linesAreCode(2, here);
    }

    @ParameterizedTest(quoteTextArguments = false,
        name = "what is asked wrongly gets one line, and exit code 2: {0} {1}")
    @CsvSource({"9, --recorded, from 2 to 7", "5, --nonsense, from 2 to 7", "5, nowhere --recorded, half-a-line"})
    void oneLine(String chapter, String more, String expected) throws Exception {
        var args = Stream.concat(Stream.of(chapter), Stream.of(more.split(" "))).toArray(String[]::new);
        try (var program = Program.startTool("Replay", args)) {
            assertThat(program.awaitExit()).as("exit code").isEqualTo(2);
            assertThat(program.err()).as("standard error").singleElement().asString().contains(expected);
        }
    }

    @Test
    @DisplayName("what is asked wrongly is told in Japanese, where the locale says so")
    void oneLineInJapanese() throws Exception {
        try (var program = Program.startToolInJapanese("Replay", "5", "nowhere")) {
            assertThat(program.awaitExit()).as("exit code").isEqualTo(2);
            assertThat(program.err()).as("standard error").singleElement().asString()
                .contains("第 5 章に nowhere という場面はありません", "half-a-line");
        }
    }

    @Test
    @DisplayName("a recorder that is killed leaves no server behind")
    void killed() throws Exception {
        try (var program = Program.startTool("Replay", "2")) {
            ProcessHandle recorder = ProcessHandle.of(program.pid()).orElseThrow();
            await("the recorder's server").atMost(Program.PATIENCE)
                .until(() -> recorder.children().findAny().isPresent());
            ProcessHandle server = recorder.children().findFirst().orElseThrow();
            program.signal("KILL");
            await("the server to end").atMost(Program.PATIENCE).until(() -> hasEnded(server));
        }
    }

    /// Also one that nobody has waited for yet: of that nothing is known but its number.
    private static boolean hasEnded(ProcessHandle process) {
        return process.info().command().isEmpty();
    }

    @Test
    @DisplayName("where a page cannot be written, it is said before the recording, with the folder's name")
    void noFolder() throws IOException {
        Path file = Files.createTempFile("replay", "");
        try {
            Path folder = file.resolve("pages");
            assertThatIOException().isThrownBy(() -> Replay.place(folder, 2)).withMessageContaining("" + folder);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    @DisplayName("where there is no /proc, the workbook's recording is shown, and it is said")
    void withoutProc() throws Exception {
        assumeTrue(Program.canHideProc(), "this needs unshare(1) and the right to mount");
        try (var program = Program.startToolWithoutProc("Replay", "3", "queue")) {
            assertThat(program.awaitExit()).as("exit code; standard error: %s", program.err()).isZero();
            assertThat(program.out()).hasSize(2).first().asString().contains("no /proc");
            assertThat(program.out().getLast()).startsWith("file://").endsWith("chapter-3.html#queue");
        }
    }

    private static List<SortedMap<String, String>> waits(Recording recording) {
        return recording.states().stream().filter(state -> state.get("kind").equals("wait")).toList();
    }

    /// `9` of `fd.9.who`, for each that there is.
    private static SortedSet<String> numbers(SortedMap<String, String> state, String table) {
        return state.keySet().stream().filter(name -> name.startsWith(table + ".")).map(name -> name.split("\\.")[1])
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String fdOf(String client, SortedMap<String, String> state) {
        return numbers(state, "fd").stream().filter(fd -> client.equals(state.get("fd." + fd + ".who")))
            .findFirst().orElse(null);
    }

    private static int momentAt(String name, List<SortedMap<String, String>> states) {
        for (int i = 0; i < states.size(); i++) if (name.equals(states.get(i).get("moment"))) return i;
        throw new AssertionError("there is no moment " + name);
    }

    static void main(String... args) {
        Runner.run(ReplayTest.class);
    }
}
