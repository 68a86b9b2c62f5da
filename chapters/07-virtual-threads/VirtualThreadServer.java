///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+

import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;

/// A virtual thread for each connection: code that blocks, as in chapter 2, and nobody waits for anybody.
///
/// Each connection is touched by its own thread alone. What chapter 5 keeps in a registry stands in local
/// variables again, and the JDK, not we, waits in epoll.
///
///     nc 127.0.0.1 10000
///
/// Left out: a time limit for silent clients (exercise 7.3), and a limit to how many are served (exercise 7.1).
final class VirtualThreadServer implements AutoCloseable {
    static final int PORT = 10_000;
    static final int MAX_LINE = 64 * 1024;
    static final Consumer<String> QUIET = line -> {};
    private static final int BACKLOG = 4_096;       // connections that the kernel completes before we accept them
    private static final int ACCEPT_RETRY_MS = 1_000;
    private static final int USUAL_BUFFER = 2_048;  // it grows with a longer line
    private static final int TURN = 64 * 1024;      // bytes read without a pause, before others get a turn

    private final ServerSocket listener;
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final Consumer<String> trace;

    /// Binds 127.0.0.1; port 0 takes a free one. From here on the kernel completes connections.
    VirtualThreadServer(int port, Consumer<String> trace) throws IOException, InterruptedException {
        this.trace = trace;
        openEpoll();
        listener = new ServerSocket(port, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));  // socket, bind, listen
    }

    /// The JDK opens its epoll instance when a virtual thread waits for the first time. If no descriptor is left by
    /// then, no virtual thread can wait for a socket any more. So let one wait now, for a client that does not come.
    private void openEpoll() throws IOException, InterruptedException {
        try (var nobody = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            nobody.setSoTimeout(1);
            connections.invokeAll(List.<Callable<Socket>>of(nobody::accept));
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Returns once another thread has called {@link #close}.
    void run() throws InterruptedException {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();                                       // accept
                String name = "127.0.0.1:" + client.getPort();
                trace.accept("accept: " + name);
                connections.execute(() -> handleConnection(client, name));
            } catch (IOException | RejectedExecutionException e) {
                if (listener.isClosed()) return;
                // Out of descriptors, most likely: accept would fail again at once, and without end.
                trace.accept("accept: " + e.getMessage());
                awaitDescriptor();
            }
        }
    }

    private void handleConnection(Socket client, String name) {
        String reason = "";
        try (client) {                                                                   // close
            echo(name, client.getInputStream(), client.getOutputStream());
        } catch (IOException | InterruptedException e) {
            reason = " (" + e.getMessage() + ")";
        }
        trace.accept("closed: " + name + reason);
        descriptorIsFree();
    }

    /// Answers all the lines that have become whole with one write; half a line waits at the beginning of the buffer.
    private void echo(String name, InputStream in, OutputStream out) throws IOException, InterruptedException {
        var buffer = new byte[USUAL_BUFFER];
        int half = 0;
        int turn = TURN;
        for (int count; (count = in.read(buffer, half, buffer.length - half)) != -1; ) { // read
            int length = half + count;
            int whole = endOfLastLine(buffer, half, length);
            answer(name, out, buffer, whole);
            half = length - whole;
            System.arraycopy(buffer, whole, buffer, 0, half);
            if (half > MAX_LINE) throw new IOException("line longer than " + MAX_LINE + " bytes");
            // Virtual threads are not time-sliced: whoever always finds more to read would never let go of the core.
            turn = length == buffer.length ? turn - count : TURN;
            if (turn <= 0) {
                Thread.sleep(1);
                turn = TURN;
            }
            if (half == buffer.length) buffer = Arrays.copyOf(buffer, Math.min(2 * half, MAX_LINE + 1));
        }
        answer(name, out, buffer, half);
    }

    private void answer(String name, OutputStream out, byte[] buffer, int length) throws IOException {
        if (length == 0) return;
        if (trace != QUIET) traceLines(name, new String(buffer, 0, length, UTF_8));
        out.write(buffer, 0, length);                                                    // write
    }

    /// Behind the last `\n` in the buffer, or 0; the bytes before `from` are known to have none.
    private static int endOfLastLine(byte[] buffer, int from, int to) {
        for (int i = to; i > from; i--) {
            if (buffer[i - 1] == '\n') return i;
        }
        return 0;
    }

    /// For the terminal only, which control characters from a client must not reach.
    private void traceLines(String name, String lines) {
        for (String line : lines.split("(?<=\n)")) {
            trace.accept("read: " + name + ", buf = " + line.stripTrailing().replaceAll("\\p{Cc}", "·"));
        }
    }

    private synchronized void awaitDescriptor() throws InterruptedException {
        wait(ACCEPT_RETRY_MS);
    }

    private synchronized void descriptorIsFree() {
        notifyAll();
    }

    /// From any thread. Unlike a platform thread, a virtual thread is interrupted in `read` and `write` too.
    @Override
    public void close() throws IOException {
        listener.close();
        connections.shutdownNow();
    }

    public static void main(String... args) throws Exception {
        int port = PORT;
        boolean quiet = false;
        for (String arg : args) {
            if (arg.equals("--quiet")) {
                quiet = true;
            } else if (arg.matches("\\d{1,5}") && Integer.parseInt(arg) <= 65_535) {
                port = Integer.parseInt(arg);
            } else {
                System.err.println("expected [PORT] [--quiet] with PORT from 0 to 65535, got: " + arg);
                System.exit(2);
            }
        }
        try (var server = new VirtualThreadServer(port, quiet ? QUIET : System.out::println)) {
            System.out.println("listening on 127.0.0.1:" + server.port());
            server.run();
        } catch (BindException e) {
            System.err.println("cannot bind port " + port + " (" + e.getMessage() + "): "
                + "stop what uses it, or pass another port; 0 takes a free one");
            System.exit(1);
        }
    }
}
