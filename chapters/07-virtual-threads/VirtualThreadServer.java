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
    private static final int BACKLOG = 4_096;       // at most so many connections wait until we accept them
    private static final int ACCEPT_RETRY_MS = 1_000;
    private static final int USUAL_BUFFER = 2_048;  // it grows with a longer line
    private static final int TURN = 64 * 1024;      // bytes read without a pause, before others get a turn
    private static final int LINGER_MS = 1_000;     // how long a client may go on sending to us after the end,
    private static final int LINGER_BYTES = 1 << 20;  // and how much

    private final ServerSocket listener;
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final Consumer<String> trace;

    /// Binds 127.0.0.1; port 0 takes a free one. From here on the kernel completes connections.
    VirtualThreadServer(int port, Consumer<String> trace) throws IOException, InterruptedException {
        this.trace = trace;
        openEpoll();
        listener = new ServerSocket(port, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));  // socket, bind, listen
    }

    /// The JDK opens its epoll instances when a virtual thread waits for the first time. If no descriptor is left by
    /// then, no virtual thread can wait for a socket any more. So let one wait now, for a client that does not come;
    /// it has been interrupted before, which ends its wait at once.
    private void openEpoll() throws IOException, InterruptedException {
        try (var nobody = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            connections.submit(() -> {
                Thread.currentThread().interrupt();
                while (true) nobody.accept().close();
            }).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SocketException) return;  // closed by the interrupt
            throw new IOException("the JDK cannot open its epoll instances", e.getCause());
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Returns once another thread has called {@link #close}.
    void run() throws InterruptedException {
        while (!listener.isClosed()) {
            try {
                serve(listener.accept());                                                // accept
            } catch (IOException e) {
                if (listener.isClosed()) return;
                // Out of descriptors, most likely: accept would fail again at once, and without end.
                trace.accept("accept: " + e.getMessage());
                awaitDescriptor();
            }
        }
    }

    private void serve(Socket client) throws IOException {
        String name = "127.0.0.1:" + client.getPort();
        trace.accept("accept: " + name);
        try {
            connections.execute(() -> handleConnection(client, name));
        } catch (RejectedExecutionException e) {
            client.close();  // our own close() came between
        }
    }

    private void handleConnection(Socket client, String name) {
        String reason = "";
        try (client) {                                                                   // close
            echo(client, name);
        } catch (IOException | InterruptedException e) {
            reason = " (" + e.getMessage() + ")";
        } catch (RuntimeException | Error e) {  // no memory, or no descriptor to load a class with
            reason = " (" + e + ")";
        } finally {
            descriptorIsFree();
        }
        trace.accept("closed: " + name + reason);
    }

    /// Answers all the lines that have become whole with one write; half a line waits at the beginning of the buffer.
    private void echo(Socket client, String name) throws IOException, InterruptedException {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        var buffer = new byte[USUAL_BUFFER];
        int half = 0;
        int turn = TURN;
        for (int count; (count = in.read(buffer, half, buffer.length - half)) != -1; ) { // read
            int length = half + count;
            int whole = endOfLastLine(buffer, half, length);
            answer(name, out, buffer, whole);
            half = length - whole;
            System.arraycopy(buffer, whole, buffer, 0, half);
            if (half > MAX_LINE) {
                linger(client);
                throw new IOException("line longer than " + MAX_LINE + " bytes");
            }
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

    /// To close with bytes unread would reset the connection, and answers that are still on their way would be lost
    /// (RFC 2525, section 2.17). So say that it ends, and throw away what the client still sends, within bounds.
    private static void linger(Socket client) throws IOException {
        client.shutdownOutput();                                                         // shutdown
        var waste = new byte[USUAL_BUFFER];
        long end = System.nanoTime() + LINGER_MS * 1_000_000L;
        try {
            for (int bytes = 0, count; bytes < LINGER_BYTES && System.nanoTime() < end; bytes += count) {
                client.setSoTimeout(1 + (int) Math.max(0, (end - System.nanoTime()) / 1_000_000));
                count = client.getInputStream().read(waste);                             // read
                if (count == -1) return;
            }
        } catch (SocketTimeoutException e) {
            return;  // it says nothing more, and does not leave either
        }
    }

    /// The index just after the last `\n`, or 0; the bytes before `from` are known to have none.
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
        } catch (IOException e) {
            System.err.println("cannot start: " + e.getMessage() + ": allow it more open files, see ulimit -n");
            System.exit(1);
        }
    }
}
