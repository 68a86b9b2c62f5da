import module java.base;

/// Exercise 4.1: one turn of an event loop, which is not told old news.
///
/// `select` puts the keys that are ready into `selectedKeys`, and never takes one out because it is ready no longer.
/// Whoever leaves a key there finds it again after the next `select`, ready or not. And one bad client must not spoil
/// the turn for the others.
final class OldNews {
    interface Handler {
        void handle(SelectionKey key) throws IOException;
    }

    /// Waits until a channel is ready, but `timeoutMs` at most (0: as long as it takes), then hands each ready key to
    /// `handler`, once, whatever it is ready for. A key that an earlier handler of the same turn has cancelled is not
    /// handed over. If the handler throws an exception for a key, IOException or other, that key's channel is closed,
    /// and the others are handled all the same, even if closing fails. An Error comes out. Then,
    /// too, nothing is old news: the next turn hands over what is ready by that time, and no other.
    static void turn(Selector selector, long timeoutMs, Handler handler) throws IOException {
        selector.select(timeoutMs);
        // Write here: hand over the keys that are ready, and leave none behind.
    }
}
