import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;

/// A server in a process of its own, which ends with this one at the latest, however this one ends.
final class ServerProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
    private static final int PATIENCE_S = 15;
    /// A hook does not run in a process that is killed. So the shell that becomes the server leaves a child behind that
    /// waits for the end of standard input, which comes when this process is gone, and kills the server then.
    private static final String TETHERED =
        "exec 3<&0; (read -r _ <&3; kill -9 $$) > /dev/null 2>&1 & exec \"$@\" < /dev/null 3<&-";

    private final Process process;
    private final Thread hook;
    private final CompletableFuture<Integer> listening = new CompletableFuture<>();

    ServerProcess(List<String> command) throws IOException {
        var tethered = Stream.concat(Stream.of("sh", "-c", TETHERED, "sh"), command.stream()).toList();
        process = new ProcessBuilder(tethered).redirectErrorStream(true).start();
        hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        Thread.ofPlatform().daemon().name("output of " + process.pid()).start(this::readOutput);
    }

    private void readOutput() {
        var said = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                Matcher matcher = LISTENING.matcher(line);
                if (matcher.matches()) listening.complete(Integer.parseInt(matcher.group(1)));
                else if (!listening.isDone()) said.add(line);
            }
            String ended = Words.of("the server ended: %s", String.join(" / ", said));
            listening.completeExceptionally(new IOException(ended));
        } catch (IOException e) {
            listening.completeExceptionally(e);
        }
    }

    /// Waits for the line `listening on 127.0.0.1:PORT`.
    int port() throws IOException {
        try {
            return listening.copy().orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            boolean late = e.getCause() instanceof TimeoutException;
            String reason = late ? Words.of("it does not listen after %d s", PATIENCE_S) : e.getCause().getMessage();
            throw new IOException(Words.of("no server: %s", reason), e);
        }
    }

    long pid() {
        return process.pid();
    }

    /// The names of its platform threads, as jcmd shows them.
    List<String> threads() throws IOException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process jcmd = new ProcessBuilder(tool, "" + pid(), "Thread.print").redirectErrorStream(true).start();
        String dump = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
        return Pattern.compile("^\"([^\"]+)\" #", Pattern.MULTILINE).matcher(dump).results()
            .map(thread -> thread.group(1)).sorted().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // this process is ending, and the hook runs
        }
    }
}
