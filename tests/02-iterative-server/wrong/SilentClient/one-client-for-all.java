// rejected by: atTheSameTime
// saying: what belongs to one call is a local variable
import module java.base;

final class SilentClient {
    private static OutputStream out;

    static void echo(Socket client, Duration patience) throws IOException {
        try (client) {
            client.setSoTimeout((int) Math.min(patience.plusNanos(999_999).toMillis(), Integer.MAX_VALUE));
            out = client.getOutputStream();
            var buffer = new byte[1024];
            for (int count; (count = client.getInputStream().read(buffer)) != -1; ) out.write(buffer, 0, count);
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
    }
}
