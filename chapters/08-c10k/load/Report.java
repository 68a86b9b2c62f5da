import module java.base;

/// What was measured, put together: for each server and load the median of the rounds, and their spread.
final class Report {
    /// A figure that is compared. `of` takes it from a row.
    enum Figure {
        REQUESTS("requests per second", Row::requestsPerSecond),
        P50("latency p50, µs", Row::p50),
        P99("latency p99, µs", Row::p99),
        P999("latency p99.9, µs", Row::p999),
        UNSERVED("connections not served", Row::unserved),
        LOST("answers lost or wrong", row -> row.lost() + row.wrong()),
        THREADS("threads", Row::threads),
        MEMORY("resident memory, MB", Row::residentMb),
        CPU("CPU time per request, µs", Row::cpuMicrosPerRequest),
        SWITCHES("voluntary context switches per request", Row::voluntaryPerRequest),
        INVOLUNTARY("involuntary context switches per request", Row::involuntaryPerRequest),
        GENERATOR("the load generator's share of a core", Row::generatorShare);

        final String unit;
        final ToDoubleFunction<Row> of;

        Figure(String unit, ToDoubleFunction<Row> of) {
            this.unit = unit;
            this.of = of;
        }
    }

    private static final double BUSY = 0.9;
    private static final String HEAD = "server,round," + Row.HEADER;
    private static final String HEADER = "  %-18s %9s %5s %8s %8s %8s %6s %6s %6s %6s %11s".formatted(
        "server", "req/s", "± %", "p50 µs", "p99 µs", "p99.9", "unserv", "thr", "MB", "µs/req", "switch/req");
    private static final String ROW = "  %-18s %8s%s %5s %8s %8s %8s %6s %6s %6s %6s %5s+%-5s%s";

    private final List<String> servers;
    private final List<C10k.Measured> measured;

    Report(List<String> servers, List<C10k.Measured> measured) {
        this.servers = servers;
        this.measured = measured;
    }

    List<String> servers() {
        return servers;
    }

    List<String> loads() {
        return measured.stream().map(one -> one.row().load()).distinct().toList();
    }

    /// The rounds' values in order; none where nothing could be measured.
    private List<Double> values(String server, String load, Figure figure) {
        return measured.stream()
            .filter(one -> one.server().equals(server) && one.row().load().equals(load))
            .map(one -> figure.of.applyAsDouble(one.row()))
            .filter(Double::isFinite).sorted().toList();
    }

    /// NaN where nothing could be measured.
    double median(String server, String load, Figure figure) {
        List<Double> values = values(server, load, figure);
        if (values.isEmpty()) return Double.NaN;
        return (values.get((values.size() - 1) / 2) + values.get(values.size() / 2)) / 2;
    }

    /// The distance from the least to the greatest, as a share of the median.
    private double spread(String server, String load, Figure figure) {
        List<Double> values = values(server, load, figure);
        return values.size() < 2 ? Double.NaN : (values.getLast() - values.getFirst()) / median(server, load, figure);
    }

    /// For each load a table with a row for each server.
    List<String> table() {
        var lines = new ArrayList<String>();
        boolean limited = false;
        for (String load : loads()) {
            lines.add("");
            lines.add(title(load));
            lines.add(HEADER);
            for (String server : servers) {
                boolean busy = median(server, load, Figure.GENERATOR) > BUSY;
                limited |= busy;
                lines.add(row(server, load, busy));
            }
        }
        lines.add("");
        lines.add("unserv: connections kept out, never answered, or ended. thr: threads. MB: resident memory."
            + " µs/req: CPU time.");
        lines.add("switch/req: context switches for each request, voluntary + involuntary. ± %: half the spread of the"
            + " rounds.");
        if (limited) {
            lines.add("* here the load generator itself took more than %.0f %% of a core: the server might do more."
                .formatted(100 * BUSY));
        }
        return lines;
    }

    private static String title(String load) {
        if (load.contains("+")) return load.replace("+", " busy connections beside ") + " idle ones";
        return load + (load.equals("1") ? " connection" : " connections");
    }

    private String row(String server, String load, boolean busy) {
        double lost = median(server, load, Figure.LOST);
        return ROW.formatted(server, number(median(server, load, Figure.REQUESTS), 0), busy ? "*" : " ",
            number(100 * spread(server, load, Figure.REQUESTS) / 2, 0),
            number(median(server, load, Figure.P50), 0),
            number(median(server, load, Figure.P99), 0),
            number(median(server, load, Figure.P999), 0),
            number(median(server, load, Figure.UNSERVED), 0),
            number(median(server, load, Figure.THREADS), 0),
            number(median(server, load, Figure.MEMORY), 0),
            number(median(server, load, Figure.CPU), 1),
            number(median(server, load, Figure.SWITCHES), 2),
            number(median(server, load, Figure.INVOLUNTARY), 2),
            lost > 0 ? "  " + number(lost, 0) + " answers lost or wrong" : "");
    }

    private static String number(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "–";
    }

    /// From what {@link #csv} wrote; an IllegalArgumentException if it is something else. The servers' order is that of
    /// the first round.
    static Report read(Path csv) throws IOException {
        var measured = new ArrayList<C10k.Measured>();
        List<String> lines = Files.readAllLines(csv);
        boolean isReport = lines.size() > 1 && lines.getFirst().equals(HEAD);
        if (!isReport) throw new IllegalArgumentException("not a report: " + csv);
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(",", 3);
            if (parts.length < 3) throw new IllegalArgumentException("not a row: " + line);
            measured.add(new C10k.Measured(parts[0], Integer.parseInt(parts[1]), Row.parse(parts[2])));
        }
        return new Report(measured.stream().map(C10k.Measured::server).distinct().toList(), measured);
    }

    List<String> csv() {
        var lines = new ArrayList<>(List.of(HEAD));
        for (C10k.Measured one : measured) lines.add(one.server() + "," + one.round() + "," + one.row().csv());
        return lines;
    }
}
