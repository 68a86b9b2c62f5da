import module java.base;

/// Two servers for comparison: chapter 3's with a pool of any size, and a platform thread for each connection.
final class MoreServers {
    private static final int BACKLOG = 4_096;

    private MoreServers() {}

    /// `pool-N` or `thread-each`.
    static void main(String... args) throws IOException {
        if (args[0].equals("thread-each")) {
            threadEach();
            return;
        }
        var pool = new ThreadPoolServer.ThreadPool(Integer.parseInt(args[0].replace("pool-", "")));
        try (var server = new ThreadPoolServer(0, pool, line -> {})) {
            System.out.println("listening on 127.0.0.1:" + server.port());
            server.run();
        }
    }

    private static void threadEach() throws IOException {
        try (var listener = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"))) {
            System.out.println("listening on 127.0.0.1:" + listener.getLocalPort());
            while (true) {
                Socket client = listener.accept();
                Thread.ofPlatform().start(() -> echo(client));
            }
        }
    }

    /// Lines as they come: what was read is answered up to the last `\n`, the rest waits in the buffer.
    private static void echo(Socket client) {
        var buffer = new byte[2_048];
        int half = 0;
        try (client) {
            for (int count; (count = client.getInputStream().read(buffer, half, buffer.length - half)) != -1; ) {
                int length = half + count, whole = length;
                while (whole > 0 && buffer[whole - 1] != '\n') whole--;
                client.getOutputStream().write(buffer, 0, whole);
                half = length - whole;
                System.arraycopy(buffer, whole, buffer, 0, half);
                if (half == buffer.length) throw new IOException("line too long");
            }
            client.getOutputStream().write(buffer, 0, half);
        } catch (IOException e) {
            // the client is gone, and its thread ends with it; the load generator counts what it lost
        }
    }
}
