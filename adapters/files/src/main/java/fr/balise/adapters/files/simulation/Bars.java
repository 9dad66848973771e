package fr.balise.adapters.files.simulation;

import fr.balise.adapters.files.report.Harmless;
import java.util.List;
import java.util.Locale;

/** Horizontal bars as inline SVG: no script, no style of their own, a sentence for who cannot see them. */
final class Bars {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 14;

    private Bars() {}

    /** One part of a bar; its look stands in the style sheet. */
    record Part(String look, long size) {}

    /**
     * Parts one after another.
     *
     * @param whole the size that fills the width
     * @param said what the bar shows, in words
     */
    static String stacked(List<Part> parts, long whole, String said) {
        StringBuilder svg = open(HEIGHT, said);
        double x = 0;
        for (Part part : parts) {
            double width = width(part.size(), whole);
            rectangle(svg, part.look(), x, 0, width);
            x += width;
        }
        return svg.append("</svg>").toString();
    }

    /** Parts one below another, each from the left. */
    static String paired(List<Part> parts, long whole, String said) {
        StringBuilder svg = open(HEIGHT * parts.size(), said);
        for (int i = 0; i < parts.size(); i++) {
            rectangle(
                    svg, parts.get(i).look(), 0, i * HEIGHT, width(parts.get(i).size(), whole));
        }
        return svg.append("</svg>").toString();
    }

    private static StringBuilder open(int height, String said) {
        return new StringBuilder("<svg role=\"img\" aria-label=\"")
                .append(Harmless.html(said))
                .append("\" viewBox=\"0 0 " + WIDTH + " " + height + "\" width=\"" + WIDTH + "\" height=\"" + height
                        + "\" preserveAspectRatio=\"none\">");
    }

    private static double width(long size, long whole) {
        return whole <= 0 ? 0 : (double) WIDTH * size / whole;
    }

    private static void rectangle(StringBuilder svg, String look, double x, int y, double width) {
        if (width > 0) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\"/>",
                    look,
                    x,
                    y + 1,
                    Math.max(width, 1),
                    HEIGHT - 2));
        }
    }
}
