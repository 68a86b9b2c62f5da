///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+

import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;

/// An iterative server: it serves one client until that client leaves, then the next.
///
/// Try it from two more terminals, and see the second one wait:
///
///     nc 127.0.0.1 7878
///
/// Left out: a time limit. A client that says nothing keeps its turn for ever.
final class IterativeServer implements AutoCloseable {
    static final int PORT = 7878;
    static final int BACKLOG = 128;                 // at most so many connections wait until we accept them
    private static final int MAX_LINE = 64 * 1024;

    private final ServerSocket listener;
    private final Consumer<String> trace;

    /// Binds 127.0.0.1; port 0 takes a free one. From here on the kernel completes connections.
    IterativeServer(int port, Consumer<String> trace) throws IOException {
        this.trace = trace;
        listener = new ServerSocket(port, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));  // socket, bind, listen
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Returns once another thread has called {@link #close}, and the client whose turn it is has left.
    void run() throws IOException {
        try {
            while (true) handleConnection(listener.accept());                            // accept
        } catch (SocketException e) {
            if (!listener.isClosed()) throw e;
        }
    }

    private void handleConnection(Socket client) {
        try (client) {                                                                   // close
            var in = new BufferedInputStream(client.getInputStream());
            var out = client.getOutputStream();
            for (byte[] line; (line = readLine(in)).length > 0; ) {
                trace.accept("Request: " + printable(line));
                out.write(line);                                                         // write
            }
        } catch (IOException | RuntimeException e) {
            trace.accept("closed: " + e.getMessage());
        }
    }

    /// The next line with its `\n`; at the end of the stream what is left, and then nothing.
    private static byte[] readLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b; (b = in.read()) != -1; ) {                                           // read, if the buffer is empty
            line.write(b);
            if (b == '\n') break;
            if (line.size() > MAX_LINE) throw new IOException("line longer than " + MAX_LINE + " bytes");
        }
        return line.toByteArray();
    }

    /// For the terminal only: a client must not be able to send it control characters.
    private static String printable(byte[] line) {
        return new String(line, UTF_8).stripTrailing().replaceAll("\\p{Cc}", "·");
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    public static void main(String... args) throws IOException {
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
        try (var server = new IterativeServer(port, quiet ? line -> {} : System.out::println)) {
            System.out.println("listening on 127.0.0.1:" + server.port());
            server.run();
        } catch (BindException e) {
            System.err.println("cannot bind port " + port + " (" + e.getMessage() + "): "
                + "stop what uses it, or pass another port; 0 takes a free one");
            System.exit(1);
        }
    }
}
