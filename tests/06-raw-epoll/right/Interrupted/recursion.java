// calls itself with the time left, and throws a subclass of IOException
import module java.base;

final class Interrupted {
    static final int EINTR = 4;

    interface Kernel {
        int epoll_wait(int timeoutMs);

        int errno();
    }

    private Interrupted() {}

    static int await(Kernel kernel, int timeoutMs) throws IOException {
        return until(kernel, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs), timeoutMs, timeoutMs < 0);
    }

    private static int until(Kernel kernel, long deadline, int left, boolean forEver) throws IOException {
        int n = kernel.epoll_wait(left);
        if (n >= 0) return n;
        int why = kernel.errno();
        if (why != EINTR) throw new ConnectException("errno=" + why + " epoll_wait()");
        long nanos = deadline - System.nanoTime();
        return until(kernel, deadline, forEver ? -1 : nanos <= 0 ? 0 : (int) ((nanos + 999_999) / 1_000_000), forEver);
    }
}
