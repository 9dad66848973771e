package fr.balise.adapters.reporting.render;

import fr.balise.adapters.reporting.document.Block.Chart;
import fr.balise.adapters.reporting.document.Document;

/** The forms of a document. In each, what comes from outside is shown and has no effect; each ends with a line break. */
public final class Reports {
    /** A width for text that nobody reads on a screen: nothing is broken into lines. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private Reports() {}

    /**
     * For a terminal or a log.
     *
     * @param color true to colour with ANSI codes; signs and words say the same without
     * @param width columns of the screen, or {@link #UNLIMITED}
     */
    public static String text(Document document, boolean color, int width) {
        return new TextForm(color, width).render(document);
    }

    /** For a log or a file: no colours, nothing broken into lines. */
    public static String text(Document document) {
        return text(document, false, UNLIMITED);
    }

    /** For a ticket or a page of notes. */
    public static String markdown(Document document) {
        return new MarkdownForm().render(document);
    }

    /** One page that needs nothing else: it runs no script and loads nothing, and says so to the browser. */
    public static String html(Document document) {
        return new HtmlForm(document).render();
    }

    /** Curves alone, as a figure for a page of HTML: geometry stands in attributes, looks in classes. */
    public static String figure(Chart chart) {
        return new CurveDrawing(chart, HtmlForm::escaped).figure();
    }
}
