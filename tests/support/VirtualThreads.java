import module java.base;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/// Virtual threads, which `Thread.getAllStackTraces` leaves out: only a dump of all threads has them.
final class VirtualThreads {
    private static final Pattern ONE = Pattern.compile("\"tid\": \"(\\d+)\",[^{}]*?\"virtual\": true");

    private VirtualThreads() {}

    /// The ids of those that have begun and have not ended.
    static Set<Long> ids() throws IOException {
        Path folder = Files.createTempDirectory("threads");
        Path dump = folder.resolve("dump.json");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
            return ONE.matcher(Files.readString(dump)).results().map(one -> Long.valueOf(one.group(1)))
                .collect(Collectors.toSet());
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }
}
