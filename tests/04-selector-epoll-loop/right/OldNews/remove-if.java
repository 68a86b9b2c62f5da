// clears before the select, too, and removeIf, which handles as it removes
import module java.base;

final class OldNews {
    interface Handler { void handle(SelectionKey key) throws IOException; }
    static void turn(Selector selector, long timeoutMs, Handler handler) throws IOException {
        selector.selectedKeys().clear();
        selector.select(timeoutMs);
        selector.selectedKeys().removeIf(key -> {
            boolean fine = false;
            try {
                if (key.isValid()) handler.handle(key);
                fine = true;
            } catch (IOException | RuntimeException e) {
                // below
            }
            if (!fine) {
                try {
                    key.channel().close();
                } catch (IOException e) {
                    // it is closed all the same
                }
            }
            return true;
        });
    }
}
