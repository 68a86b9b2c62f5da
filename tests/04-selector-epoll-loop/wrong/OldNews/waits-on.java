// rejected by: waits
// saying: nothing: it has not come back, and its thread is
import module java.base;

final class OldNews {
    interface Handler { void handle(SelectionKey key) throws IOException; }
    static void turn(Selector selector, long timeoutMs, Handler handler) throws IOException {
        while (selector.select(timeoutMs) == 0) continue;
        for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
            if (!key.isValid()) continue;
            try {
                handler.handle(key);
            } catch (IOException | RuntimeException e) {
                try {
                    key.channel().close();
                } catch (IOException x) {
                    // it is closed all the same
                }
            }
        }
        selector.selectedKeys().clear();
    }
}
