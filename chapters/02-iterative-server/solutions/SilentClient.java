import module java.base;

/// Exercise 2.3: a client that stays silent loses its turn.
///
/// In an iterative server one silent client stops everybody. Give each client some patience, and no more.
/// Known: after `socket.setSoTimeout(ms)` a `read` that has waited so long throws SocketTimeoutException. The
/// socket stays open and usable; what happens then is up to you.
final class SilentClient {
    /// Sends back what `client` sends, as it comes, until it leaves or says nothing for as long as `patience`.
    /// Then returns normally; the client's connection is closed in any case.
    static void echo(Socket client, Duration patience) throws IOException {
        var buffer = new byte[1024];
        //> echo, and end when the patience does.
        try (client) {
            client.setSoTimeout((int) patience.toMillis());
            for (int count; (count = client.getInputStream().read(buffer)) != -1; ) {
                client.getOutputStream().write(buffer, 0, count);
            }
        } catch (SocketTimeoutException e) {
            // Its turn is over, as if it had left.
        }
        //< client.close();
    }
}
