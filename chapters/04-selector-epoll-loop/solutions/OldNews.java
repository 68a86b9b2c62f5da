import module java.base;

/// Exercise 4.1: one turn of an event loop, which is not told old news.
///
/// `select` puts the keys that are ready into `selectedKeys`, and never takes one out. Whoever leaves a key there
/// finds it again after the next `select`, ready or not. And one bad client must not spoil the turn for the others.
final class OldNews {
    interface Handler {
        void handle(SelectionKey key) throws IOException;
    }

    /// Waits until a channel is ready, but `timeoutMs` at most, then hands each ready key to `handler`, once.
    /// If the handler throws for a key, that key's channel is closed, and the others are handled all the same.
    /// A key that an earlier handler of the same turn has cancelled is not handed over.
    static void turn(Selector selector, long timeoutMs, Handler handler) throws IOException {
        selector.select(timeoutMs);
        //> hand over the keys that are ready, and leave none behind.
        for (SelectionKey key : selector.selectedKeys()) {
            if (!key.isValid()) continue;
            try {
                handler.handle(key);
            } catch (IOException e) {
                key.channel().close();
            }
        }
        selector.selectedKeys().clear();
        //<
    }
}
