import module java.base;

/// Exercise 2.3: a client that stays silent loses its turn.
///
/// In an iterative server one silent client stops everybody. Give each client some patience, and no more.
/// Known: after `socket.setSoTimeout(ms)` a `read` that has waited so long throws SocketTimeoutException; 0 is no
/// limit. The socket stays open and usable; what happens then is up to you.
final class SilentClient {
    /// Sends back what `client` sends, byte for byte and as it comes, until it leaves or says nothing for as long as
    /// `patience`, which begins anew whenever it says something. Then returns normally. Any other IOException, of a
    /// reset for example, comes out. The connection is closed in any case.
    /// Threads may call it at the same time, each with a client of its own: none waits for another's.
    /// @param patience from a nanosecond to a thousand years. It has to be rounded up to milliseconds; where
    ///     setSoTimeout takes no number so large, its largest will do
    static void echo(Socket client, Duration patience) throws IOException {
        var buffer = new byte[1024];
        // Write here: echo, and end when the patience does. Who never reads may stay: `write` has no timeout.
        client.close();
    }
}
