import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A server that is closed lets go of all its clients, and of what it opened for them.
interface ClosesItsConnections extends EchoesLines {
    @Test @Alone
    @DisplayName("closed with clients in mid-line, it ends all their connections, and leaves no descriptor open")
    default void closedWithClients() throws Exception {
        start().close();  // once uncounted: the JDK opens some for itself
        var before = Kernel.Descriptors.ofThisProcess();
        try (var server = start()) {
            server.connect().roundTrip("hello\n");
            List<Client> clients = server.connect(10);
            for (Client client : clients) client.send("half a li");
            server.stop();
            for (Client client : clients) client.expectGone();
        }
        before.awaitNoMore();
    }
}
