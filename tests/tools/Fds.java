///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ProcFs.java
//SOURCES ../support/Terminal.java
//SOURCES ../support/Text.java
//SOURCES ../support/Words.java
//SOURCES ../support/Workbook.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -Xlog:all=off

import module java.base;

/// `just fds N|PID [--once]`: a running chapter from outside, from /proc: its descriptors, what epoll watches, its
/// threads.
final class Fds {
    private static final Duration REFRESH = Duration.ofMillis(200);
    private static final Duration MARKED = Duration.ofSeconds(2);
    private static final int COLUMNS = 80;
    private static final int FIRST = 2, LAST = 7;  // chapters with a server

    /// A line of the view; `key` says what it is about, and a line whose text changes is marked.
    record Line(String key, String text) {}

    /// What was there when, so that changes can be marked for a while.
    private final Map<String, String> last = new LinkedHashMap<>();
    private final Map<String, Long> changed = new HashMap<>();

    private Fds() {}

    /// The process, without marks: three sections, with the JVM's own descriptors and threads only counted.
    static List<Line> view(ProcFs process) throws IOException {
        var lines = new ArrayList<Line>();
        List<ProcFs.Fd> fds = process.fds();
        var interests = new HashMap<Integer, String>();
        for (ProcFs.Interest interest : process.interests(fds)) {
            String watched = "%d: %s".formatted(interest.epfd(), Words.translate(interest.events()));
            interests.merge(interest.fd(), watched, (one, other) -> one + ", " + other);
        }
        lines.add(new Line("fds", row("fd", Words.of("what it stands for"), Words.of("watched by epoll fd"))));
        for (ProcFs.Fd fd : fds) {
            if (!fd.ofTheServer() && !interests.containsKey(fd.fd())) continue;
            String text = row("" + fd.fd(), Words.translate(fd.what()), interests.getOrDefault(fd.fd(), ""));
            lines.add(new Line("fd " + fd.fd(), text.stripTrailing()));
        }
        long others = fds.stream().filter(fd -> !fd.ofTheServer() && !interests.containsKey(fd.fd())).count();
        String rest = Words.of("and %d more: the terminal's three, and files of the JVM", others);
        lines.add(new Line("others", "      " + rest));
        lines.add(new Line("", ""));
        lines.add(new Line("threads", Words.of("thread")));
        int shown = 0;
        for (ProcFs.Doing thread : process.threads()) {
            String what = Words.translate(thread.what());
            lines.add(new Line("thread " + shown++, "  %-20s %s".formatted(thread.name(), what)));
        }
        String more = Words.of("and %d more of the JVM", process.threadCount() - shown);
        lines.add(new Line("more threads", "      " + more));
        return lines;
    }

    private static String row(String fd, String what, String watched) {
        return "%4s  %s %s".formatted(fd, Text.pad(46, what), watched);
    }

    /// The same with what is new, has changed or is gone: `+`, `*` or `-` in the first column.
    private List<String> marked(List<Line> lines, long now, boolean colours) {
        boolean begun = !last.isEmpty();
        var gone = new LinkedHashMap<>(last);
        var shown = new ArrayList<String>();
        for (Line line : lines) {
            String before = last.put(line.key(), line.text());
            gone.remove(line.key());
            boolean counted = line.key().startsWith("fd ");
            if (begun && counted && !line.text().equals(before)) changed.put(line.key(), before == null ? now : -now);
            Long when = changed.get(line.key());
            boolean fresh = when != null && now - Math.abs(when) < MARKED.toNanos();
            shown.add(mark(fresh ? when > 0 ? '+' : '*' : ' ', line.text(), colours));
            if (line.key().equals("others")) {
                for (var old : gone.entrySet()) {
                    if (!old.getKey().startsWith("fd ")) continue;
                    changed.putIfAbsent("gone " + old.getKey(), now);
                    shown.add(shown.size() - 1, mark('-', old.getValue(), colours));
                }
            }
        }
        for (String key : gone.keySet()) {
            Long since = changed.get("gone " + key);
            if (since == null || now - since >= MARKED.toNanos()) {
                last.remove(key);
                changed.remove("gone " + key);
                changed.remove(key);
            }
        }
        return shown;
    }

    private static String mark(char mark, String text, boolean colours) {
        String line = mark + Text.cut(COLUMNS - 1, text);
        String colour = switch (mark) {
            case '+' -> "32";
            case '*' -> "33";
            case '-' -> "31";
            default -> null;
        };
        return colours && colour != null ? "\033[" + colour + "m" + line + "\033[0m" : line;
    }

    private void live(long pid, String title) throws IOException, InterruptedException {
        int drawn = 0;
        var process = new ProcFs(pid);
        while (process.exists()) {
            List<String> lines;
            try {
                lines = marked(view(process), System.nanoTime(), Terminal.hasColours());
            } catch (NoSuchFileException e) {
                break; // it ended while we looked
            }
            var frame = new StringBuilder(drawn > 0 ? "\033[" + drawn + "A\033[J" : "");
            frame.append(Words.of("%s: + new, * changed, - gone; Ctrl-C ends this", title)).append('\n');
            for (String line : lines) frame.append(line).append('\n');
            Terminal.OUT.print(frame);
            Terminal.OUT.flush();
            drawn = lines.size() + 1;
            Thread.sleep(REFRESH);
        }
        Terminal.OUT.println(Words.of("%s has ended.", title));
    }

    /// The one process that runs this chapter's program, by JBang, by `java` from its source, or by its class.
    private static long pidOf(int chapter) throws IOException {
        String program = Workbook.programName(chapter);
        var running = new TreeMap<Long, Long>();
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            Path cmdline = Path.of("/proc/" + process.pid() + "/cmdline");
            if (!Files.isReadable(cmdline)) continue;
            List<String> words = List.of(new String(Files.readAllBytes(cmdline)).split("\0"));
            if (!words.getFirst().endsWith("java") || words.contains("-jar")) continue;
            String source = "/" + program + ".java";
            if (words.stream().noneMatch(word -> word.equals(program) || word.endsWith(source))) continue;
            running.put(process.pid(), process.parent().map(ProcessHandle::pid).orElse(0L));
        }
        var parents = Set.copyOf(running.values());
        running.keySet().removeIf(parents::contains); // plain `java FdRegistry.java` starts itself again
        if (running.isEmpty()) {
            throw Terminal.fail(1, Words.of("no %s is running: start it in another terminal with just run %d", program,
                chapter));
        }
        if (running.size() > 1) {
            throw Terminal.fail(1, Words.of("more than one %s is running, as processes %s: say which, for example just"
                + " fds %d", program, running.keySet(), running.firstKey()));
        }
        return running.firstKey();
    }

    static void main(String... args) throws InterruptedException {
        var left = new ArrayList<>(List.of(args));
        boolean once = left.remove("--once");
        if (left.size() != 1 || !left.getFirst().matches("\\d{2,9}|[" + FIRST + "-" + LAST + "]")) {
            throw Terminal.fail(2, Words.of("expected a chapter from %d to %d, or a process id, and maybe --once,"
                + " got: %s", FIRST, LAST, String.join(" ", args)));
        }
        if (!Files.isDirectory(Path.of("/proc/self/fdinfo"))) {
            throw Terminal.fail(1, Words.of("this needs Linux: it reads /proc, which this system does not have"));
        }
        long number = Long.parseLong(left.getFirst());
        try {
            boolean chapter = number <= LAST;
            long pid = chapter ? pidOf((int) number) : number;
            String process = Words.of("process %d", pid);
            String title = chapter ? Workbook.programName((int) number) + ", " + process : process;
            if (!new ProcFs(pid).exists()) throw Terminal.fail(1, Words.of("there is no process %d", pid));
            if (once || !Terminal.isTerminal()) {
                Terminal.OUT.println(title);
                for (Line line : view(new ProcFs(pid))) Terminal.OUT.println(" " + line.text());
            } else {
                new Fds().live(pid, title);
            }
        } catch (AccessDeniedException e) {
            throw Terminal.fail(1, Words.of("process %d belongs to somebody else: its descriptors are not shown",
                number));
        } catch (IOException e) {
            throw Terminal.fail(1, Words.of("process %d cannot be read: %s", number, e.getMessage()));
        }
    }
}
