// looks at a clock of its own after each millisecond of silence
import module java.base;

final class SilentClient {
    static void echo(Socket client, Duration patience) throws IOException {
        try (client) {
            client.setSoTimeout(1);
            var in = new BufferedInputStream(client.getInputStream());
            var out = new BufferedOutputStream(client.getOutputStream());
            var buffer = new byte[7];
            long since = System.nanoTime();
            while (true) {
                int n;
                try {
                    n = in.read(buffer);
                } catch (SocketTimeoutException e) {
                    if (Duration.ofNanos(System.nanoTime() - since).compareTo(patience) >= 0) return;
                    continue;
                }
                if (n == -1) return;
                out.write(buffer, 0, n);
                out.flush();
                since = System.nanoTime();
            }
        }
    }
}
