package fr.balise.adapters.reporting.render;

import fr.balise.adapters.reporting.document.Block.Ceiling;
import fr.balise.adapters.reporting.document.Block.Chart;
import fr.balise.adapters.reporting.document.Block.Curve;
import fr.balise.adapters.reporting.document.Block.Point;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Curves as a drawing whose geometry stands in attributes alone, so that no style has to be allowed. */
final class CurveDrawing {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 260;
    private static final int LEFT = 56;
    private static final int RIGHT = 16;
    private static final int TOP = 24;
    private static final int BOTTOM = 32;
    private static final int MOST_NAMES = 12;
    private static final int RADIUS = 3;

    /** A number that should not be exceeded is drawn when the numbers come near it. */
    private static final double NEAR = 2;

    private final Chart chart;
    private final UnaryOperator<String> escaped;
    private final long greatest;
    private final StringBuilder svg = new StringBuilder();

    CurveDrawing(Chart chart, UnaryOperator<String> escaped) {
        this.chart = chart;
        this.escaped = escaped;
        long numbers = chart.curves().stream()
                .flatMap(curve -> curve.numbers().stream())
                .mapToLong(number -> number)
                .max()
                .orElse(0);
        this.greatest = Math.max(
                1,
                LongStream.concat(
                                LongStream.of(numbers),
                                chart.ceilings().stream()
                                        .mapToLong(Ceiling::number)
                                        .filter(number -> number <= NEAR * numbers))
                        .max()
                        .orElse(1));
    }

    /** The drawing, and what its marks mean. */
    String figure() {
        add(
                "<figure><svg class=\"curves\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\">",
                escaped.apply(chart.words()), WIDTH, HEIGHT);
        axes();
        chart.ceilings().stream().filter(each -> each.number() <= greatest).forEach(this::ceiling);
        chart.points().stream().filter(Point::asIs).forEach(this::asIs);
        chart.curves().forEach(this::curve);
        add("</svg><figcaption>%s</figcaption></figure>", legend());
        return svg.toString();
    }

    private void axes() {
        add("<path class=\"axis\" d=\"M%d %d V%d H%d\"/>", LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT);
        text(LEFT - 6, y(greatest) + 4, "end", String.valueOf(greatest));
        text(LEFT - 6, y(0) + 4, "end", "0");
        int every = (chart.points().size() + MOST_NAMES - 1) / MOST_NAMES;
        for (int i = 0; i < chart.points().size(); i += every) {
            Point point = chart.points().get(i);
            text(x(point), HEIGHT - BOTTOM + 18, "middle", point.name());
        }
    }

    private void ceiling(Ceiling ceiling) {
        add("<path class=\"ceiling\" d=\"M%d %.1f H%d\"/>", LEFT, y(ceiling.number()), WIDTH - RIGHT);
        text(WIDTH - RIGHT, y(ceiling.number()) - 4, "end", ceiling.name());
    }

    private void asIs(Point point) {
        add("<path class=\"as-is\" d=\"M%.1f %d V%d\"/>", x(point), TOP, HEIGHT - BOTTOM);
    }

    private void curve(Curve curve) {
        String name = curve.mark().name().toLowerCase(Locale.ROOT);
        String way = IntStream.range(0, chart.points().size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x(chart.points().get(i)),
                        y(curve.numbers().get(i))))
                .collect(Collectors.joining(" "));
        add("<polyline class=\"%s\" points=\"%s\"/>", name, way);
        for (int i = 0; i < chart.points().size(); i++) {
            int radius = chart.points().get(i).asIs() ? 2 * RADIUS : RADIUS;
            add(
                    "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%d\"/>",
                    name, x(chart.points().get(i)), y(curve.numbers().get(i)), radius);
        }
        int last = chart.points().size() - 1;
        text(
                x(chart.points().get(last)),
                y(curve.numbers().get(last)) - 2 * RADIUS - 2,
                "end",
                curve.mark().sign());
    }

    private String legend() {
        return chart.curves().stream()
                        .map(curve -> "<span class=\"" + curve.mark().name().toLowerCase(Locale.ROOT)
                                + "\"><span class=\"sign\">" + curve.mark().sign() + "</span> "
                                + escaped.apply(curve.name())
                                + "</span>")
                        .collect(Collectors.joining(" "))
                + " <small>" + escaped.apply(chart.words()) + "</small>";
    }

    private double x(Point point) {
        double first = chart.points().get(0).at();
        double span = chart.points().get(chart.points().size() - 1).at() - first;
        double share = span <= 0 ? 0.5 : (point.at() - first) / span;
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private double y(long number) {
        return HEIGHT - BOTTOM - (double) number / greatest * (HEIGHT - TOP - BOTTOM);
    }

    private void text(double x, double y, String anchor, String words) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escaped.apply(words));
    }

    private void add(String form, Object... arguments) {
        svg.append(String.format(Locale.ROOT, form, arguments));
    }
}
