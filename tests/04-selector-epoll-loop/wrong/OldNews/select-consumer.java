// rejected by: cancelled
// saying: ask key.isValid() just before handing it over
import module java.base;

final class OldNews {
    interface Handler { void handle(SelectionKey key) throws IOException; }
    static void turn(Selector selector, long timeoutMs, Handler handler) throws IOException {
        selector.select(key -> {
            try {
                handler.handle(key);
            } catch (IOException | RuntimeException e) {
                try {
                    key.channel().close();
                } catch (IOException x) {
                    // it is closed all the same
                }
            }
        }, timeoutMs);
    }
}
