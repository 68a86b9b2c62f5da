// rejected by: atTheSameTime
// saying: a lock makes the others wait, too
import module java.base;

final class SilentClient {
    static synchronized void echo(Socket client, Duration patience) throws IOException {
        var buffer = new byte[1024];
        try (client) {
            client.setSoTimeout((int) Math.min(patience.plusNanos(999_999).toMillis(), Integer.MAX_VALUE));
            for (int count; (count = client.getInputStream().read(buffer)) != -1; ) {
                client.getOutputStream().write(buffer, 0, count);
            }
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
    }
}
