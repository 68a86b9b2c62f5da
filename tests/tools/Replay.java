///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ProcFs.java
//SOURCES ServerProcess.java
//SOURCES Sheet.java
//SOURCES replay/*.java
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

/// `just replay N [MOMENT] [--recorded]`: a chapter's program line by line, with what the kernel knew at each, as a
/// page to step through. `just replay --record` makes the recordings of the repository anew, and the pictures that are
/// drawn from them; `--pictures` draws those alone.
final class Replay {
    static final List<Integer> CHAPTERS = List.of(2, 3, 4, 5, 6, 7);

    private static final Path PAGES = Workbook.ROOT.resolve(".cache", "replay");
    private static final List<String> OPENERS = List.of("wslview", "xdg-open", "open");

    private Replay() {}

    private static Recording record(int chapter) throws IOException {
        boolean live = Terminal.isTerminal();
        Recording recording = Recorder.record(chapter, soFar -> {
            if (live) Terminal.OUT.print("\r\033[K" + Words.of("recording chapter %d: %s", chapter, soFar));
        });
        if (live) Terminal.OUT.print("\r\033[K");
        Terminal.OUT.println(Words.of("recording chapter %d: %d steps", chapter, recording.size()));
        return recording;
    }

    private static Recording recorded(int chapter) throws IOException {
        return Recording.parse(Files.readString(Recording.file(chapter)));
    }

    private static void drawPictures() throws IOException {
        var pictures = new TreeMap<>(FullBuffers.editions(recorded(4)));
        pictures.putAll(Animation.editions(recorded(5)));
        for (var picture : pictures.entrySet()) {
            Files.writeString(picture.getKey(), picture.getValue());
            Terminal.OUT.println(Workbook.ROOT.relativize(picture.getKey()));
        }
    }

    private static void show(int chapter, String moment, boolean wantsRecorded) throws IOException {
        SequencedSet<String> moments = recorded(chapter).moments();
        if (!moment.isEmpty() && !moments.contains(moment)) {
            throw Terminal.fail(2, Words.of("chapter %d has no moment %s; there are: %s", chapter, moment,
                String.join(", ", moments)));
        }
        Path page = place(PAGES, chapter);
        boolean canRecord = Files.isDirectory(Path.of("/proc/self/fdinfo"));
        if (!canRecord && !wantsRecorded) {
            Terminal.OUT.println(Words.of("this system has no /proc to read:"
                + " here is the recording that was made on Linux"));
        }
        Recording recording = canRecord && !wantsRecorded ? record(chapter) : recorded(chapter);
        write(page, Page.of(recording, Words.locale()));
        URI address = URI.create(page.toUri() + (moment.isEmpty() ? "" : "#" + moment));
        Terminal.OUT.println(moment.isEmpty() ? page : address);
        if (Terminal.isTerminal()) open(address);
    }

    /// Where a chapter's page goes. Whether it can be written is asked first, and not after the recording.
    static Path place(Path folder, int chapter) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileSystemException e) {
            throw new IOException(Words.of("the folder %s cannot be made", folder), e);
        }
        if (!Files.isWritable(folder)) throw new IOException(Words.of("the folder %s cannot be written", folder));
        return folder.resolve("chapter-" + chapter + ".html");
    }

    /// At once, so that neither a browser nor a second replay meets a half of it.
    private static void write(Path page, String text) throws IOException {
        Path unfinished = page.resolveSibling("%s.%d".formatted(page.getFileName(), ProcessHandle.current().pid()));
        Files.writeString(unfinished, text);
        Files.move(unfinished, page, StandardCopyOption.ATOMIC_MOVE);
    }

    /// With what this system opens pages with; where there is nothing, the reader has the path.
    private static void open(URI address) throws IOException {
        Optional<String> opener = OPENERS.stream().filter(Workbook::isOnPath).findFirst();
        if (opener.isEmpty()) return;
        new ProcessBuilder(opener.get(), address.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    static void main(String... args) {
        var left = new ArrayList<>(List.of(args));
        boolean recorded = left.remove("--recorded"), all = left.remove("--record");
        boolean pictures = left.remove("--pictures");
        boolean aChapter = !left.isEmpty() && left.getFirst().matches("[2-7]");
        boolean aMoment = left.size() == 2 && left.getLast().matches("[a-z][a-z-]*");
        try {
            if (all ^ pictures && left.isEmpty() && !recorded) {
                if (all) for (int chapter : CHAPTERS) record(chapter).save(Recording.file(chapter));
                drawPictures();
            } else if (!all && !pictures && aChapter && (left.size() == 1 || aMoment)) {
                show(Integer.parseInt(left.getFirst()), aMoment ? left.getLast() : "", recorded);
            } else {
                throw Terminal.fail(2, Words.of("expected N [MOMENT] [--recorded] with a chapter N from 2 to 7,"
                    + " or --record to make the workbook's recordings anew, or --pictures to draw from them; got: %s",
                    String.join(" ", args)));
            }
        } catch (IOException e) {
            throw Terminal.fail(1, Words.of("the replay did not come about: %s", e.getMessage()));
        }
    }
}
