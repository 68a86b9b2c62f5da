///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES Strace.java
//SOURCES ../support/Terminal.java
//SOURCES ../support/Words.java
//SOURCES ../support/Workbook.java
//SOURCES ../../chapters/01-streams-and-fds/StreamsAndFds.java
//SOURCES ../../chapters/02-iterative-server/IterativeServer.java
//SOURCES ../../chapters/03-thread-pool/ThreadPoolServer.java
//SOURCES ../../chapters/04-selector-epoll-loop/EventLoop.java
//SOURCES ../../chapters/05-fd-registry/FdRegistry.java
//SOURCES ../../chapters/06-raw-epoll/RawEpoll.java
//SOURCES ../../chapters/07-virtual-threads/VirtualThreadServer.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -Xlog:all=off

import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;

/// `just trace N [PORT]`: a chapter under strace, with the article's system calls on sockets and epoll only, each
/// explained once.
final class Trace {
    private static final int LAST = 7;

    private Trace() {}

    static void main(String... args) throws InterruptedException {
        boolean aChapter = args.length > 0 && args[0].matches("[1-" + LAST + "]");
        boolean aPort = args.length < 2 || args[1].matches("\\d{1,5}");
        if (!aChapter || !aPort || args.length > 2) {
            throw Terminal.fail(2, Words.of("expected N [PORT] with a chapter N from 1 to %d, got: %s", LAST,
                String.join(" ", args)));
        }
        if (!Workbook.isOnPath("strace")) {
            throw Terminal.fail(1, Words.of("this needs strace, which is for Linux: install it, for example with"
                + " apt install strace, or dnf install strace"));
        }
        try {
            System.exit(run(Integer.parseInt(args[0]), args.length == 2 ? args[1] : null));
        } catch (IOException e) {
            throw Terminal.fail(1, Words.of("strace did not work: %s", e.getMessage()));
        }
    }

    private static int run(int chapter, String port) throws IOException, InterruptedException {
        Path fifo = Files.createTempDirectory("trace").resolve("strace");
        try {
            int made = new ProcessBuilder("mkfifo", fifo.toString()).inheritIO().start().waitFor();
            if (made != 0) throw new IOException(Words.of("mkfifo failed"));
            var command = new ArrayList<>(List.of("strace", "-f", "-yy", "-qq", "-s", "24", "-e", "signal=none",
                "-e", "trace=" + String.join(",", Strace.CALLS), "-o", fifo.toString()));
            List<String> options = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
            command.addAll(Workbook.command(options, Workbook.programName(chapter), "--quiet"));
            if (port != null) command.add(port);
            Process strace = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                strace.descendants().forEach(ProcessHandle::destroyForcibly);
                strace.destroyForcibly();
            }));
            CompletableFuture<Integer> ended = strace.onExit().thenApply(process -> {
                unblock(fifo);
                return process.exitValue();
            });
            var reader = new Strace();
            try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(fifo), UTF_8))) {
                for (String line; (line = lines.readLine()) != null; ) {
                    for (Strace.Call call : reader.read(line)) {
                        Terminal.OUT.println(reader.show(call, Terminal.hasColours()));
                    }
                }
            }
            return ended.join();
        } finally {
            Files.deleteIfExists(fifo);
            Files.deleteIfExists(fifo.getParent());
        }
    }

    /// Opening a FIFO to read waits for a writer: if strace ended before it opened it, be that writer.
    private static void unblock(Path fifo) {
        try {
            FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE).close();
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }
}
