///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES Timeline.java
//SOURCES Scene.java
//SOURCES ServerProcess.java
//SOURCES BusyLoop.java
//SOURCES Pictures.java
//SOURCES ../support/Terminal.java
//SOURCES ../support/Text.java
//SOURCES ../support/Words.java
//SOURCES ../support/Workbook.java
//SOURCES ../../chapters/02-iterative-server/IterativeServer.java
//SOURCES ../../chapters/03-thread-pool/ThreadPoolServer.java
//SOURCES ../../chapters/04-selector-epoll-loop/EventLoop.java
//SOURCES ../../chapters/05-fd-registry/FdRegistry.java
//SOURCES ../../chapters/06-raw-epoll/RawEpoll.java
//SOURCES ../../chapters/07-virtual-threads/VirtualThreadServer.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -Xlog:all=off

import module java.base;

/// `just demo [N] [--svg FILE]`: each server with the same five clients, really run, really measured, drawn to scale;
/// `just demo 4 --busy`: chapter 4's loop with a client that asks for work.
final class Demo {
    private static final List<String> TWO_CORES =
        List.of("-XX:ActiveProcessorCount=2", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final String CARRIER = Words.mark("carrier %s");
    private static final double NOTICEABLE = 0.1;
    private static final int LAST = 7;

    private Demo() {}

    /// What a chapter's run came to, in words, from what its clients saw and the names of the threads that served them.
    static List<String> lessons(List<Scene.Seen> seen, List<String> threads) {
        var lessons = new ArrayList<String>();
        Scene.Seen longest = seen.stream().filter(one -> !Double.isNaN(one.waited()))
            .max(Comparator.comparingDouble(Scene.Seen::waited)).orElseThrow();
        if (longest.waited() < NOTICEABLE) {
            lessons.add(Words.mark("Nobody waited. The slowest answer took %s.").formatted(time(longest.waited())));
        } else {
            Optional<Scene.Seen> cause = seen.stream().filter(one -> one != longest && keptWaiting(one, longest))
                .max(Comparator.comparingDouble(one -> one.left() - one.connected()));
            String who = letter(longest), time = time(longest.waited());
            String until = Words.mark("%s waited %s: until %s had left.");
            lessons.add(cause.map(one -> until.formatted(who, time, letter(one)))
                .orElseGet(() -> Words.mark("%s waited %s.").formatted(who, time)));
        }
        lessons.add(threads(threads));
        return lessons;
    }

    /// The same where a loop computes for the first of them.
    static List<String> lessonsOfWork(List<Scene.Seen> seen, List<String> threads) {
        Scene.Seen work = seen.getFirst();
        var waited = new StringJoiner(", ");
        for (Scene.Seen one : seen.subList(1, seen.size())) {
            boolean not = one.waited() < NOTICEABLE;
            waited.add(not ? Words.mark("%s not").formatted(letter(one)) : letter(one) + " " + time(one.waited()));
        }
        String computed = Words.mark("The loop computed %s for %s, and nobody was served meanwhile.")
            .formatted(time(work.waited()), letter(work));
        return List.of(computed, Words.mark("Waited: %s.").formatted(waited), threads(threads));
    }

    private static String threads(List<String> threads) {
        String names = String.join(", ", threads);
        return threads.size() == 1 ? Words.mark("1 thread: %s.").formatted(names)
            : Words.mark("%d threads: %s.").formatted(threads.size(), names);
    }

    /// It left while the other was waiting, and then the other had its answer.
    private static boolean keptWaiting(Scene.Seen one, Scene.Seen other) {
        return one.left() > other.asked() && one.left() <= other.answered() + 0.02;
    }

    private static String waited(Scene.Seen one) {
        if (Double.isNaN(one.waited())) return Words.mark("asks nothing");
        boolean works = whileItWaits(one) == Timeline.Kind.WORKS;
        return (works ? Words.mark("took %s") : Words.mark("waited %s")).formatted(time(one.waited()));
    }

    private static String letter(Scene.Seen seen) {
        return seen.part().name().substring(0, 1);
    }

    static String time(double seconds) {
        return seconds < NOTICEABLE ? "%.1f ms".formatted(seconds * 1_000) : "%.1f s".formatted(seconds);
    }

    /// What has been seen until `now`, as a timeline; what has not ended goes on to `now`.
    static Timeline timeline(String title, List<Scene.Seen> seen, double now, List<String> lessons) {
        var rows = new ArrayList<Timeline.Row>();
        for (Scene.Seen one : seen) {
            var spans = new ArrayList<Timeline.Span>();
            double left = orNow(one.left(), now);
            if (one.connected() <= now) {
                double begun = Math.min(left, orNow(one.begun(), now));
                double asked = Math.min(left, orNow(one.asked(), now));
                double answered = Math.min(left, orNow(one.answered(), now));
                spans.add(new Timeline.Span(one.connected(), begun, Timeline.Kind.SILENT));
                if (begun < asked) spans.add(new Timeline.Span(begun, asked, Timeline.Kind.HALF));
                if (one.asked() <= now) spans.add(new Timeline.Span(one.asked(), answered, whileItWaits(one)));
                double end = one.answered() + Scene.END / 80;
                if (one.answered() <= now) spans.add(new Timeline.Span(one.answered(), end, Timeline.Kind.SERVED));
            }
            rows.add(new Timeline.Row(one.part().name(), spans, Double.isNaN(one.left()) ? "" : waited(one)));
        }
        var ticks = new TreeMap<Double, String>();
        for (int second = 0; second <= (int) Scene.END; second++) ticks.put((double) second, second + " s");
        boolean work = seen.stream().anyMatch(one -> whileItWaits(one) == Timeline.Kind.WORKS);
        var special = work ? Timeline.Kind.WORKS : Timeline.Kind.HALF;
        var legend = List.of(Timeline.Kind.SILENT, special, Timeline.Kind.WAITS, Timeline.Kind.SERVED);
        return new Timeline(title, rows, Scene.END, ticks, legend, lessons);
    }

    private static Timeline.Kind whileItWaits(Scene.Seen one) {
        return one.part().expected().equals(BusyLoop.WORK) ? Timeline.Kind.WORKS : Timeline.Kind.WAITS;
    }

    private static double orNow(double time, double now) {
        return Double.isNaN(time) ? now : time;
    }

    /// The same for chapter 1, where the rows are numbers, and the clock is what this process opens and closes.
    private static Timeline descriptors() throws IOException {
        steps(new ArrayList<>(), new TreeMap<>()); // once unseen: the JVM opens files of its own the first time
        Set<Integer> before = fds();
        var steps = new ArrayList<String>();
        var open = new TreeMap<Integer, BitSet>();
        steps(steps, open);
        return descriptors(steps, open, before);
    }

    /// `open` says of each number after which of the steps it was open; `before` are those that were open all the time.
    static Timeline descriptors(List<String> steps, SortedMap<Integer, BitSet> open, Set<Integer> before) {
        var ticks = new TreeMap<Double, String>();
        for (int step = 0; step < steps.size(); step++) ticks.put((double) step, steps.get(step));
        var rows = new ArrayList<Timeline.Row>();
        var lessons = new ArrayList<>(List.of(
            Words.mark("A file and a connection have each a number, from the same table.")));
        open.forEach((fd, when) -> {
            var spans = new ArrayList<Timeline.Span>();
            for (int from = when.nextSetBit(0), to; from >= 0; from = when.nextSetBit(to)) {
                to = when.nextClearBit(from);
                spans.add(new Timeline.Span(from, to, Timeline.Kind.OPEN));
            }
            rows.add(new Timeline.Row("fd " + fd, spans, spans.size() > 1 ? Words.mark("given out twice") : ""));
            if (spans.size() > 1) {
                lessons.add(Words.mark("%d was closed, and then the lowest one free: the next file got it.")
                    .formatted(fd));
            }
        });
        List<Integer> skipped = before.stream().filter(fd -> fd > open.firstKey() && fd < open.lastKey()).sorted()
            .toList();
        for (int fd : skipped) lessons.add(Words.mark("%d is not in the picture: it was open before.").formatted(fd));
        var legend = List.of(Timeline.Kind.OPEN);
        return new Timeline(title(1), rows, steps.size(), ticks, legend, lessons);
    }

    /// Opens and closes, and notes after each step which numbers are open that were not before.
    private static void steps(List<String> steps, SortedMap<Integer, BitSet> open) throws IOException {
        Set<Integer> before = fds();
        Path path = Files.createTempFile("demo", ".txt");
        IOStep look = name -> {
            for (int fd : fds()) {
                if (!before.contains(fd)) open.computeIfAbsent(fd, none -> new BitSet()).set(steps.size());
            }
            steps.add(name);
        };
        var anyPort = new InetSocketAddress("127.0.0.1", 0);
        try (var listener = ServerSocketChannel.open(StandardProtocolFamily.INET).bind(anyPort)) {
            look.take("listen");
            FileChannel file = FileChannel.open(path);
            look.take("open");
            SocketChannel client = SocketChannel.open(listener.getLocalAddress());
            look.take("connect");
            SocketChannel server = listener.accept();
            look.take("accept");
            file.close();
            look.take("close");
            try (var again = FileChannel.open(path); client; server) {
                look.take("open");
            }
        } finally {
            Files.delete(path);
        }
    }

    private interface IOStep {
        void take(String name) throws IOException;
    }

    private static Set<Integer> fds() throws IOException {
        var open = new TreeSet<Integer>();
        Path table = Path.of("/proc/self/fd");
        if (!Files.isDirectory(table)) {
            throw Terminal.fail(1, Words.of("chapter 1's demo shows the fd table from /proc, which this system has not:"
                + " try just demo 2"));
        }
        try (Stream<Path> fds = Files.list(table)) {
            for (Path fd : fds.filter(Files::isSymbolicLink).toList()) {
                boolean listing = Files.readSymbolicLink(fd).toString().startsWith("/proc/");
                if (!listing) open.add(Integer.parseInt(fd.getFileName().toString()));
            }
        }
        return open;
    }

    private static Timeline play(int chapter, Consumer<Timeline> live) throws IOException, InterruptedException {
        if (chapter == 1) return descriptors();
        var command = Workbook.command(TWO_CORES, Workbook.programName(chapter), "0", "--quiet");
        return play(title(chapter), command, Scene.PARTS, Demo::lessons, live);
    }

    private static String title(int chapter) {
        String name = Workbook.chapter(chapter).getFileName().toString().substring(3).replace('-', ' ');
        return Words.mark("Chapter %d, %s").formatted(chapter, name.replace("selector", "Selector"));
    }

    private static Timeline playBusy(Consumer<Timeline> live) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Workbook.java()));
        command.addAll(TWO_CORES);
        command.addAll(Workbook.classPathAnd("BusyLoop"));
        String title = Words.mark("Chapter 4's event loop, and a client that asks for work");
        return play(title, command, Scene.BUSY, Demo::lessonsOfWork, live);
    }

    private static Timeline play(String title, List<String> command, List<Scene.Part> parts,
            BiFunction<List<Scene.Seen>, List<String>, List<String>> lessons, Consumer<Timeline> live)
            throws IOException, InterruptedException {
        try (var server = new ServerProcess(command)) {
            int port = server.port();
            long begin = System.nanoTime();
            Consumer<List<Scene.Seen>> draw =
                soFar -> live.accept(timeline(title, soFar, Scene.since(begin), List.of()));
            List<Scene.Seen> seen = Scene.play(port, parts, draw);
            return timeline(title, seen, Scene.END, lessons.apply(seen, serving(server)));
        }
    }

    /// The threads that a client's request can meet; all others belong to the JVM.
    private static List<String> serving(ServerProcess server) throws IOException {
        return server.threads().stream().filter(name -> name.matches("main|worker \\d+|ForkJoinPool-1-worker-\\d+"))
            .map(name -> name.replaceFirst("ForkJoinPool-1-worker-(\\d+)", CARRIER.formatted("$1"))).toList();
    }

    private static Timeline show(int chapter, boolean busy) throws IOException, InterruptedException {
        var drawn = new int[1];
        Consumer<Timeline> live = soFar -> {
            if (!Terminal.isTerminal()) return;
            up(drawn[0]);
            drawn[0] = print(soFar);
        };
        Timeline timeline = busy ? playBusy(live) : play(chapter, live);
        up(drawn[0]);
        print(timeline);
        Terminal.OUT.println();
        return timeline;
    }

    /// The pictures of the READMEs: each run once, and drawn in both languages.
    private static void drawPictures() throws IOException, InterruptedException {
        for (int chapter = 1; chapter <= LAST; chapter++) draw(chapter, "demo.svg", show(chapter, false));
        draw(4, "busy.svg", show(4, true));
        Pictures.draw().forEach(Terminal.OUT::println);
    }

    private static void draw(int chapter, String file, Timeline timeline) throws IOException {
        for (var edition : editions(file, timeline).entrySet()) {
            Files.writeString(Workbook.chapter(chapter).resolve(edition.getKey()), edition.getValue());
        }
    }

    /// Both editions of a timeline, by file.
    static Map<String, String> editions(String file, Timeline timeline) {
        return Map.of(file, timeline.svg("en", UnaryOperator.identity()),
            file.replaceFirst("svg$", "ja.svg"), timeline.svg("ja", Words.japanese()::translation));
    }

    private static int print(Timeline timeline) {
        List<String> lines = timeline.text(Terminal.hasColours());
        lines.forEach(Terminal.OUT::println);
        return lines.size();
    }

    /// Back to the first of the lines drawn last, and away with them.
    private static void up(int lines) {
        if (lines > 0) Terminal.OUT.print("\033[" + lines + "A\033[J");
    }

    static void main(String... args) throws InterruptedException {
        String usage = Words.of("expected [N] [--svg FILE] with a chapter N from 1 to %d,"
            + " 4 --busy [--svg FILE], or --pictures to draw all pictures of the READMEs anew", LAST);
        var left = new ArrayDeque<>(List.of(args));
        Integer chapter = null;
        Path svg = null;
        boolean pictures = false, busy = false;
        while (!left.isEmpty()) {
            String arg = left.remove();
            if (arg.equals("--pictures")) pictures = true;
            else if (arg.equals("--busy")) busy = true;
            else if (arg.equals("--svg") && !left.isEmpty()) svg = Path.of(left.remove());
            else if (arg.matches("[1-" + LAST + "]")) chapter = Integer.parseInt(arg);
            else throw Terminal.fail(2, Words.of("%s, got: %s", usage, String.join(" ", args)));
        }
        if (svg != null && chapter == null) throw Terminal.fail(2, Words.of("%s; --svg needs a chapter", usage));
        boolean busyElsewhere = busy && (pictures || chapter == null || chapter != 4);
        if (busyElsewhere) throw Terminal.fail(2, Words.of("%s; --busy is chapter 4's", usage));
        try {
            if (pictures) {
                drawPictures();
                return;
            }
            if (chapter != null) {
                Timeline timeline = show(chapter, busy);
                String language = Words.locale().getLanguage();
                if (svg != null) Files.writeString(svg, timeline.svg(language, Words::translate));
                return;
            }
            Terminal.OUT.println(Words.of("One scene, six servers. A says nothing, B takes its time,"
                + " C, D and E are quick."));
            Terminal.OUT.println();
            for (int next = 1; next <= LAST; next++) show(next, false);
            Terminal.OUT.println(Words.of("Now be a client yourself:"
                + " just run 5, and nc 127.0.0.1 10000 in another terminal."));
        } catch (IOException e) {
            throw Terminal.fail(1, Words.of("the demo did not come to its end: %s", e.getMessage()));
        }
    }
}
