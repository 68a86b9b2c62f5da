import module java.base;

/// The figures of one load on one server in one round; latencies in microseconds, the rest in the units that the names
/// say.
record Row(String load, double requestsPerSecond, double p50, double p99, double p999,
           long refused, long neverServed, long lost, long wrong, long broken, int threads, double residentMb,
           double cpuMicrosPerRequest, double voluntaryPerRequest, double involuntaryPerRequest,
           double generatorShare) {
    static final String HEADER = Stream.of(Row.class.getRecordComponents()).map(RecordComponent::getName)
        .collect(Collectors.joining(","));

    static Row of(String load, LoadGenerator.Result result) {
        double requests = result.requests();
        Usage server = result.server();
        return new Row(load, requests / result.seconds(),
            micros(result, 50), micros(result, 99), micros(result, 99.9),
            result.refused(), result.neverServed(), result.lost(), result.wrong(), result.broken(),
            server.threads(), server.residentKb() / 1_024.0, server.cpuSeconds() * 1e6 / requests,
            server.voluntary() / requests, server.involuntary() / requests, result.ownShare());
    }

    private static double micros(LoadGenerator.Result result, double percentile) {
        return result.requests() == 0 ? Double.NaN : result.latencies().getValueAtPercentile(percentile) / 1e3;
    }

    String csv() {
        return Stream.of(Row.class.getRecordComponents()).map(component -> {
            try {
                Object value = component.getAccessor().invoke(this);
                return value instanceof Double number ? String.format(Locale.ROOT, "%.4f", number) : value.toString();
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }).collect(Collectors.joining(","));
    }

    static Row parse(String csv) {
        String[] f = csv.split(",");
        if (f.length != Row.class.getRecordComponents().length) throw new IllegalArgumentException("not a row: " + csv);
        return new Row(f[0], d(f[1]), d(f[2]), d(f[3]), d(f[4]), l(f[5]), l(f[6]), l(f[7]), l(f[8]), l(f[9]),
            (int) l(f[10]), d(f[11]), d(f[12]), d(f[13]), d(f[14]), d(f[15]));
    }

    private static double d(String text) {
        return Double.parseDouble(text);
    }

    private static long l(String text) {
        return Long.parseLong(text);
    }

    /// How many connections were not served: kept out, never answered, or ended by the server.
    long unserved() {
        return refused + neverServed + broken;
    }
}
