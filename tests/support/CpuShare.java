import module java.base;

/// To see that something does not spin takes a window of time and a measure: the CPU time used in it.
final class CpuShare {
    private static final Duration WINDOW = Duration.ofMillis(300);
    private static final int WINDOWS = 8;

    private CpuShare() {}

    /// CPU time per time, 1.0 being a whole core, in the calmest of several windows: the JVM compiles and collects
    /// now and then, but who spins has no calm window. `cpuNanos` reads the clock of what is watched.
    static double calmest(LongSupplier cpuNanos) {
        double calmest = Double.MAX_VALUE;
        for (int i = 0; i < WINDOWS && calmest > 0.02; i++) calmest = Math.min(calmest, within(WINDOW, cpuNanos));
        return calmest;
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
