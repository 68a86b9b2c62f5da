// another thread closes the socket when the time is over
import module java.base;

final class SilentClient {
    static void echo(Socket client, Duration patience) throws IOException {
        var cut = new AtomicBoolean();
        var daemons = Thread.ofPlatform().daemon().factory();
        try (client; var timer = Executors.newSingleThreadScheduledExecutor(daemons)) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            Duration most = Duration.ofDays(100);
            long nanos = patience.compareTo(most) > 0 ? most.toNanos() : patience.toNanos();
            byte[] buffer = new byte[100];
            while (true) {
                var alarm = timer.schedule(() -> {
                    cut.set(true);
                    try {
                        client.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }, nanos, TimeUnit.NANOSECONDS);
                int n;
                try {
                    n = in.read(buffer);
                } catch (IOException e) {
                    timer.shutdownNow();
                    if (cut.get()) return;
                    throw e;
                } finally {
                    alarm.cancel(false);
                }
                if (n == -1) {
                    timer.shutdownNow();
                    return;
                }
                out.write(buffer, 0, n);
            }
        }
    }
}
