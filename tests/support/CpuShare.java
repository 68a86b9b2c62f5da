import module java.base;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// To see that something does not spin takes a window of time and a measure: the CPU time used in it.
final class CpuShare {
    /// Above this, threads of {@link #ofThreadsSince} do not sleep.
    static final double ASLEEP = 0.001;

    private static final Duration WINDOW = Duration.ofMillis(300);
    private static final int WINDOWS = 8;
    private static final Duration SPIN = Duration.ofMillis(10);
    private static final int TRIES = 5;
    private static final Duration SHORT_WINDOW = Duration.ofMillis(100);
    private static final int SHORT_WINDOWS = 3;

    private CpuShare() {}

    /// CPU time per time, 1.0 being a whole core, in the calmest of several windows: the JVM compiles and collects
    /// now and then, but who spins has no calm window. `cpuNanos` reads the clock of what is watched.
    static double calmest(LongSupplier cpuNanos) {
        return calmest(WINDOWS, WINDOW, cpuNanos);
    }

    /// Time per time in the calmest of a few short windows. If `nanos` counts the time without a core too, who spins
    /// has 1 in each of them, however busy the machine is.
    static double calmestOfAFew(LongSupplier nanos) {
        return calmest(SHORT_WINDOWS, SHORT_WINDOW, nanos);
    }

    private static double calmest(int windows, Duration window, LongSupplier nanos) {
        double calmest = Double.MAX_VALUE;
        for (int i = 0; i < windows && calmest > 0.02; i++) {
            calmest = Math.min(calmest, within(window, () -> {}, nanos));
        }
        return calmest;
    }

    /// The opposite: time per time in the busiest of a few short windows. Who spins has one with hardly a pause in it,
    /// if `nanos` counts the time without a core too ({@link Kernel#runnableNanos}).
    static double busiest(LongSupplier nanos) {
        double busiest = 0;
        for (int i = 0; i < SHORT_WINDOWS && busiest < 0.98; i++) {
            busiest = Math.max(busiest, within(SHORT_WINDOW, () -> {}, nanos));
        }
        return busiest;
    }

    /// CPU time that is used while the caller uses 10 ms, as a share of it: about 1 for who spins, as both get the same
    /// however busy the machine is; the least of a few tries. `cpuNanos` is exact, and the caller's is no part of it.
    static double besideASpinner(LongSupplier cpuNanos) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < TRIES && least > 0.02; i++) least = Math.min(least, whileSpinning(cpuNanos));
        return least;
    }

    /// CPU time per time of those platform threads that are there now and were not `before`. What sleeps takes none at
    /// all, so that who looks again every few milliseconds is seen, too; on a busy machine because this thread waits
    /// until it has been served itself, as others are.
    static double ofThreadsSince(Set<Thread> before) {
        return ofThreads(Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !before.contains(thread) && thread != Thread.currentThread()).toList());
    }

    /// The same of these platform threads.
    static double ofThreads(List<Thread> threads) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        LongSupplier cpuNanos =
            () -> threads.stream().mapToLong(thread -> clock.getThreadCpuTime(thread.threadId())).sum();
        double calmest = Double.MAX_VALUE;
        for (int i = 0; i < SHORT_WINDOWS && calmest > ASLEEP; i++) {
            calmest = Math.min(calmest, within(SHORT_WINDOW, () -> whileSpinning(() -> 0), cpuNanos));
        }
        return calmest;
    }

    private static double whileSpinning(LongSupplier cpuNanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = cpuNanos.getAsLong();
        long mine = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - mine < SPIN.toNanos()) Thread.onSpinWait();
        return (double) (cpuNanos.getAsLong() - before) / (threads.getCurrentThreadCpuTime() - mine);
    }

    private static double within(Duration window, Runnable atItsEnd, LongSupplier cpuNanos) {
        long cpuBefore = cpuNanos.getAsLong();
        long before = System.nanoTime();
        for (long left = window.toNanos(); left > 0; left = before + window.toNanos() - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        atItsEnd.run();
        return (double) (cpuNanos.getAsLong() - cpuBefore) / (System.nanoTime() - before);
    }
}
