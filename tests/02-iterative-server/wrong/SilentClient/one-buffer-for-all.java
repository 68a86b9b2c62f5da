// rejected by: atTheSameTime
// saying: what belongs to one call is a local variable
import module java.base;

final class SilentClient {
    private static final byte[] BUFFER = new byte[1024];

    static void echo(Socket client, Duration patience) throws IOException {
        try (client) {
            client.setSoTimeout((int) Math.min(patience.plusNanos(999_999).toMillis(), Integer.MAX_VALUE));
            for (int count; (count = client.getInputStream().read(BUFFER)) != -1; ) {
                client.getOutputStream().write(BUFFER, 0, count);
            }
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
    }
}
