import module java.base;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

/// The report as pictures: a figure against the number of connections, with a line for each server. Beside `X.svg`
/// stands `X.ja.svg`, the same in Japanese; a server is called as in the tables.
final class Charts {
    /// How a server's line looks. Told apart in grey as well: no two have the same mark, and neighbours not the same
    /// dashes.
    record Look(Shape mark, Stroke stroke, Color colour) {}

    private static final List<Shape> FILLED = List.of(new Ellipse2D.Double(-3.5, -3.5, 7, 7),
        new Rectangle2D.Double(-3, -3, 6, 6), ShapeUtils.createUpTriangle(4), ShapeUtils.createDiamond(4.5f),
        ShapeUtils.createDownTriangle(4));
    private static final Shape CROSS = ShapeUtils.createDiagonalCross(3.5f, 0.5f);
    private static final Shape PLUS = ShapeUtils.createRegularCross(5, 0.5f);
    private static final List<Shape> MARKS = Stream.of(FILLED.stream(), Stream.of(CROSS),
        FILLED.stream().map(new BasicStroke(1.5f)::createStrokedShape), Stream.of(PLUS))
        .flatMap(marks -> marks).toList();
    private static final List<Stroke> STROKES = Stream.of(null, new float[] {8, 3}, new float[] {2, 3},
        new float[] {9, 3, 2, 3}, new float[] {5, 2}).map(Charts::stroke).toList();
    private static final List<Color> COLOURS = Stream.of(0x8a8a8a, 0xa07d00, 0xc4691c, 0xb5442f, 0x4f7fb0, 0x1f4e79,
        0x111111, 0x1f7a7a, 0x8a5fa0, 0x5f3f78, 0x4c8530, 0xc23b80).map(Color::new).toList();
    private static final Color GRID = new Color(0xcccccc);

    private static final int WIDTH = 440, HEIGHT = 440;
    /// To be read at 360 pixels' width, and on a wide page with letters of that page's size.
    private static final String SIZE =
        "viewBox='0 0 %d %d' width='%d' height='%d'".formatted(WIDTH, HEIGHT, WIDTH * 5 / 4, HEIGHT * 5 / 4);
    /// Light becomes dark, and the colours stay what they are.
    private static final String DARK =
        "<style>@media(prefers-color-scheme:dark){svg{filter:invert(.93) hue-rotate(180deg)}}</style>";
    static final String CONNECTIONS = "connections, all busy";
    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
    private static final NumberFormat NUMBERS = new DecimalFormat("#,##0.##", SYMBOLS);
    private static final NumberFormat POWERS_OF_TEN = new DecimalFormat("#,##0", SYMBOLS) {
        @Override
        public StringBuffer format(double exponent, StringBuffer to, FieldPosition at) {
            return super.format(Math.pow(10, exponent), to, at);
        }
    };
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 15);

    private Charts() {}

    /// For each figure that is drawn two files, whose names come back.
    static List<String> save(Report report, Path folder) throws IOException {
        var files = new ArrayList<String>();
        files.addAll(save(report, Report.Figure.REQUESTS, false, folder, "requests"));
        files.addAll(save(report, Report.Figure.P99, true, folder, "p99"));
        files.addAll(save(report, Report.Figure.CPU, false, folder, "cpu"));
        files.addAll(save(report, Report.Figure.MEMORY, false, folder, "memory"));
        files.addAll(save(report, Report.Figure.THREADS, true, folder, "threads"));
        files.addAll(save(report, Report.Figure.SWITCHES, false, folder, "switches"));
        return files;
    }

    private static List<String> save(Report report, Report.Figure figure, boolean logarithmic, Path folder, String name)
            throws IOException {
        JFreeChart english = chart(report, figure, logarithmic, UnaryOperator.identity());
        JFreeChart japanese = chart(report, figure, logarithmic, Words.japanese("charts.tsv")::translation);
        return List.of(save(english, "en", folder, name + ".svg"), save(japanese, "ja", folder, name + ".ja.svg"));
    }

    /// `words` says a text in the chart's language.
    private static JFreeChart chart(Report report, Report.Figure figure, boolean logarithmic,
                                    UnaryOperator<String> words) {
        var lines = new XYSeriesCollection();
        var renderer = new XYLineAndShapeRenderer();
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDrawOutlines(false);
        for (String server : report.servers()) {
            int number = lines.getSeriesCount();
            Look look = look(number);
            lines.addSeries(line(report, server, figure, logarithmic));
            renderer.setSeriesShape(number, look.mark());
            renderer.setSeriesStroke(number, look.stroke());
            renderer.setSeriesPaint(number, look.colour());
        }
        NumberAxis x = logarithmic(words.apply(CONNECTIONS)), y = logarithmic ? logarithmic("") : linear("");
        var plot = new XYPlot(lines, x, y, renderer);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        var chart = new JFreeChart(words.apply(figure.unit), BOLD, plot, true);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(8, 4, 4, 8));
        chart.getLegend().setItemFont(PLAIN);
        return chart;
    }

    private static NumberAxis linear(String label) {
        var axis = new NumberAxis(label);
        axis.setNumberFormatOverride(NUMBERS);
        axis.setLabelFont(PLAIN);
        axis.setTickLabelFont(PLAIN);
        axis.setTickLabelInsets(new RectangleInsets(8, 4, 8, 4));
        axis.setTickMarksVisible(false);
        return axis;
    }

    /// For logarithms. JFreeChart has such axes, which draw letters as outlines, or ten grid lines where one will do.
    private static NumberAxis logarithmic(String label) {
        NumberAxis axis = linear(label);
        axis.setNumberFormatOverride(POWERS_OF_TEN);
        axis.setTickUnit(new NumberTickUnit(1));
        axis.setAutoRangeIncludesZero(false);
        axis.setAutoRangeStickyZero(false);  // room for the marks of 1 connection
        return axis;
    }

    private static XYSeries line(Report report, String server, Report.Figure figure, boolean logarithmic) {
        var line = new XYSeries(server);
        for (String load : report.loads()) {
            if (load.contains("+")) continue;
            double median = report.median(server, load, figure), y = logarithmic ? Math.log10(median) : median;
            if (Double.isFinite(y)) line.add(Math.log10(Double.parseDouble(load)), y);
        }
        return line;
    }

    static Look look(int number) {
        return new Look(MARKS.get(number % MARKS.size()), STROKES.get(number % STROKES.size()),
            COLOURS.get(number % COLOURS.size()));
    }

    private static Stroke stroke(float[] dashes) {
        return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    private static String save(JFreeChart chart, String lang, Path folder, String file) throws IOException {
        var svg = new SVGGraphics2D(WIDTH, HEIGHT);
        svg.setDefsKeyPrefix("");  // else the time of day, and no two drawings of the same figures would be the same
        svg.setGeomDoubleConverter(Charts::rounded);
        svg.setTransformDoubleConverter(Charts::rounded);
        chart.draw(svg, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        String everythingIsInside = svg.getSVGElement().replaceAll(" clip-path='[^']*'", "")
            .replaceFirst("<svg (.*?) width=.*?>", "<svg lang='%s' $1 %s>%s".formatted(lang, SIZE, DARK));
        Files.writeString(folder.resolve(file), everythingIsInside + "\n");
        return file;
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
