import module java.base;

/// Exercise 6.3: errno and EINTR, or a wait that a signal cuts short.
///
/// Whoever stops a server with Ctrl-Z and lets it go on with `fg` interrupts its epoll_wait: it returns -1, and
/// errno is EINTR. That is no failure. The article's loop takes it for one, and ends. Any other errno is one.
final class Interrupted {
    static final int EINTR = 4;

    /// The two of C that are needed here. As in C: nothing is thrown.
    interface Kernel {
        /// Waits for at most so many milliseconds; -1 is without a limit, 0 is not to wait. Returns how many events
        /// there are, 0 when the time is over, or -1 when it failed.
        int epoll_wait(int timeoutMs);

        /// Why the last call that failed did so. A call that does not fail leaves the number as it was.
        int errno();
    }

    private Interrupted() {}

    /// As epoll_wait, but a signal does not end it: it waits on, for the time that is left of `timeoutMs`, rounded up
    /// to a whole millisecond, so that it never gives up early. When none is left it waits for 0 ms, or returns 0.
    /// Any failure but EINTR is thrown as an IOException whose message has the function's name and the error's number.
    static int await(Kernel kernel, int timeoutMs) throws IOException {
        long deadline = System.nanoTime() + timeoutMs * 1_000_000L;
        // Write here: wait, as often as it takes, and return the number of events.
        return kernel.epoll_wait(timeoutMs);
    }
}
