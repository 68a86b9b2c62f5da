import module java.base;
import java.lang.management.ManagementFactory;

/// What a process has used so far, or between two looks, from /proc (proc_pid_stat(5), proc_pid_status(5)).
/// `threads` and `residentKb` are as they are at the later look.
record Usage(double cpuSeconds, int threads, long residentKb, long voluntary, long involuntary) {
    /// A second: sysconf(_SC_CLK_TCK), the same on every Linux that Java runs on.
    private static final double TICKS = 100;
    private static final Usage UNKNOWN = new Usage(Double.NaN, 0, 0, 0, 0);

    static Usage of(long pid) throws IOException {
        Path proc = Path.of("/proc/" + pid);
        if (!Files.isReadable(proc.resolve("stat"))) return UNKNOWN;
        String stat = Files.readString(proc.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double cpu = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
        long resident = 0, voluntary = 0, involuntary = 0;
        int threads = 0;
        for (String line : Files.readAllLines(proc.resolve("status"))) {
            if (line.startsWith("VmRSS:")) resident = number(line);
        }
        try (Stream<Path> tasks = Files.list(proc.resolve("task"))) {
            for (Path task : tasks.toList()) {
                threads++;
                for (String line : status(task)) {
                    if (line.startsWith("voluntary_ctxt_switches:")) voluntary += number(line);
                    if (line.startsWith("nonvoluntary_ctxt_switches:")) involuntary += number(line);
                }
            }
        }
        return new Usage(cpu, threads, resident, voluntary, involuntary);
    }

    /// None for a thread that has ended meanwhile.
    private static List<String> status(Path task) {
        try {
            return Files.readAllLines(task.resolve("status"));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    Usage since(Usage before) {
        return new Usage(cpuSeconds - before.cpuSeconds, threads, residentKb,
            Math.max(0, voluntary - before.voluntary), Math.max(0, involuntary - before.involuntary));
    }

    static long ownCpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
