import module java.base;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// To see that something does not spin takes a window of time and a measure: the CPU time used in it.
final class CpuShare {
    private static final Duration WINDOW = Duration.ofMillis(300);
    private static final int WINDOWS = 8;
    private static final Duration SPIN = Duration.ofMillis(10);
    private static final int TRIES = 5;

    private CpuShare() {}

    /// CPU time per time, 1.0 being a whole core, in the calmest of several windows: the JVM compiles and collects
    /// now and then, but who spins has no calm window. `cpuNanos` reads the clock of what is watched.
    static double calmest(LongSupplier cpuNanos) {
        double calmest = Double.MAX_VALUE;
        for (int i = 0; i < WINDOWS && calmest > 0.02; i++) calmest = Math.min(calmest, within(WINDOW, cpuNanos));
        return calmest;
    }

    /// CPU time that is used while the caller uses 10 ms, as a share of it: about 1 for who spins, as both get the same
    /// however busy the machine is; the least of a few tries. `cpuNanos` is exact, and the caller's is no part of it.
    static double besideASpinner(LongSupplier cpuNanos) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < TRIES && least > 0.02; i++) least = Math.min(least, whileSpinning(cpuNanos));
        return least;
    }

    private static double whileSpinning(LongSupplier cpuNanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = cpuNanos.getAsLong();
        long mine = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - mine < SPIN.toNanos()) Thread.onSpinWait();
        return (double) (cpuNanos.getAsLong() - before) / (threads.getCurrentThreadCpuTime() - mine);
    }

    private static double within(Duration window, LongSupplier cpuNanos) {
        long cpuBefore = cpuNanos.getAsLong();
        long before = System.nanoTime();
        for (long left = window.toNanos(); left > 0; left = before + window.toNanos() - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return (double) (cpuNanos.getAsLong() - cpuBefore) / (System.nanoTime() - before);
    }
}
