import module java.base;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.svg.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The report as pictures: a figure against the number of connections, with a line for each server.
final class Charts {
    /// Told apart in grey as well: no two have the same mark and the same line.
    private static final List<Marker> MARKS = List.of(SeriesMarkers.CROSS, SeriesMarkers.TRIANGLE_DOWN,
        SeriesMarkers.TRIANGLE_UP, SeriesMarkers.SQUARE, SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND,
        SeriesMarkers.PLUS);
    private static final List<Color> COLOURS = Stream.of(0x9a9a9a, 0xc2a33a, 0xd98a3d, 0xb5442f, 0x6a8caf, 0x1f4e79,
        0x111111, 0x3b8f8f, 0x8a5fa0, 0x5f3f78, 0x5d9b3a).map(Color::new).toList();

    private static final int WIDTH = 760, HEIGHT = 440;

    private Charts() {}

    static void save(Report report, Path folder) throws IOException {
        save(chart(report, Report.Figure.REQUESTS, true), folder.resolve("requests.svg"));
        save(chart(report, Report.Figure.P99, true), folder.resolve("p99.svg"));
        save(chart(report, Report.Figure.CPU, false), folder.resolve("cpu.svg"));
        save(chart(report, Report.Figure.MEMORY, false), folder.resolve("memory.svg"));
        save(chart(report, Report.Figure.THREADS, true), folder.resolve("threads.svg"));
        save(chart(report, Report.Figure.SWITCHES, false), folder.resolve("switches.svg"));
    }

    static XYChart chart(Report report, Report.Figure figure, boolean logarithmic) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(figure.unit + ", against connections")
            .xAxisTitle("connections, all busy").yAxisTitle(figure.unit).build();
        var style = chart.getStyler();
        style.setXAxisLogarithmic(true).setYAxisLogarithmic(logarithmic).setChartBackgroundColor(Color.WHITE)
            .setLegendPosition(Styler.LegendPosition.OutsideE).setMarkerSize(8);
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        style.setPlotGridLinesColor(new Color(0xdddddd)).setXAxisDecimalPattern("#,###")
            .setYAxisDecimalPattern("#,###.##");
        int line = 0;
        for (String server : report.servers()) {
            var x = new ArrayList<Double>();
            var y = new ArrayList<Double>();
            for (String load : report.loads()) {
                double value = load.contains("+") ? Double.NaN : report.median(server, load, figure);
                if (!Double.isFinite(value) || logarithmic && value <= 0) continue;
                x.add(Double.valueOf(load));
                y.add(value);
            }
            int number = line++;
            if (x.isEmpty()) continue;
            XYSeries series = chart.addSeries(server, x, y);
            series.setMarker(MARKS.get(number % MARKS.size()));
            series.setLineColor(COLOURS.get(number % COLOURS.size()));
            series.setMarkerColor(COLOURS.get(number % COLOURS.size()));
            float[] dashes = number % 3 == 0 ? null : number % 3 == 1 ? new float[] {8, 4} : new float[] {2, 4};
            float width = number < MARKS.size() ? 1.8f : 2.6f;
            series.setLineStyle(
                new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0));
        }
        return chart;
    }

    private static void save(XYChart chart, Path file) throws IOException {
        var svg = new SVGGraphics2D(WIDTH, HEIGHT);
        svg.setGeomDoubleConverter(Charts::rounded);
        svg.setTransformDoubleConverter(Charts::rounded);
        chart.paint(svg, WIDTH, HEIGHT);
        Files.writeString(file, svg.getSVGElement() + "\n");
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
