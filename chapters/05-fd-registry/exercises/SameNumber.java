import module java.base;

/// Exercise 5.4: an event for a connection whose number has been given out again.
///
/// epoll_wait gives a batch of events. The first one may close fd 9 and accept a new client, which gets 9 again;
/// then the second event, for the old 9, must not reach the new one. The number alone does not tell them apart.
/// (Not with `Selector`: there a closed connection keeps its number until the next `select`.)
/// Known: epoll gives back 64 bits of your choice with each event (`data`, epoll_ctl(2)), and an fd needs only 32.
///
/// An fd is 0 or any number above it. A connection is never null, and may be added again once it has been removed,
/// under any number. Whatever throws an IllegalStateException changes nothing.
final class SameNumber<C> {
    private final Map<Integer, C> connections = new HashMap<>();
    private final Map<Integer, Integer> generations = new HashMap<>();

    // Write here: `add` gives each connection a token of its own; `find` knows it only as long as it is there.
    /// Returns the token to put into `data`: each call another one (4 billion calls long, which is for ever here).
    /// A number that is in use already is an IllegalStateException.
    long add(int fd, C connection) {
        connections.put(fd, connection);
        return fd;
    }

    /// The connection that got this token, or null: it has been removed since, or nobody ever got that token.
    C find(long token) {
        return connections.get((int) token);
    }

    /// To be called before the fd is closed. A number that is not in use is an IllegalStateException.
    void remove(int fd) {
        connections.remove(fd);
    }

    /// How many connections there are.
    int size() {
        return connections.size();
    }
}
