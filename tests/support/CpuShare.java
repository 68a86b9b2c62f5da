import module java.base;

/// To see that something does not spin takes a window of time and a measure: the CPU time used in it.
final class CpuShare {
    static final Duration WINDOW = Duration.ofMillis(400);

    private CpuShare() {}

    /// CPU time per time, 1.0 being a whole core; `cpuNanos` reads the clock of what is watched.
    static double of(Duration window, LongSupplier cpuNanos) {
        long cpuBefore = cpuNanos.getAsLong();
        long before = System.nanoTime();
        for (long left = window.toNanos(); left > 0; left = before + window.toNanos() - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return (double) (cpuNanos.getAsLong() - cpuBefore) / (System.nanoTime() - before);
    }
}
