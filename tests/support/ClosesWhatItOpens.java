import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A server that never ran gives all its descriptors back, too.
interface ClosesWhatItOpens {
    /// The server on this port, or on a free one for 0: bound, and not running.
    AutoCloseable bind(int port) throws Exception;

    @Test @Alone
    @DisplayName("closed without having run, it leaves no descriptor open")
    default void closedBeforeItRan() throws Exception {
        bind(0).close();  // once uncounted: the JDK opens some for itself
        var before = Kernel.Descriptors.ofThisProcess();
        for (int i = 0; i < 10; i++) bind(0).close();
        before.awaitNoMore();
    }

    @Test @Alone
    @DisplayName("when the port is in use it leaves no descriptor open")
    default void portInUseLeavesNothing() throws Exception {
        bind(0).close();
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var before = Kernel.Descriptors.ofThisProcess();
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> bind(taken.getLocalPort()).close()).isInstanceOf(BindException.class);
            }
            before.awaitNoMore();
        }
    }
}
