package fr.balise.adapters.cli.command;

import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.render.Reports;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import java.io.PrintStream;

/**
 * Where a command speaks: results on {@code out}, everything else on {@code err}. What it says itself holds nothing that
 * a terminal would obey.
 *
 * @param color whether results may carry ANSI colours
 * @param interactive whether a person watches, so that progress may be drawn
 * @param width columns in which results are read, {@link Reports#UNLIMITED} where no screen shows them
 * @param columns of the screen on which progress is drawn
 */
public record Terminal(
        PrintStream out,
        PrintStream err,
        Language language,
        boolean color,
        boolean interactive,
        int width,
        int columns) {
    /** Says a text of the result, on lines of its own. */
    public void print(Text text) {
        out.println(VisibleText.lines(text.in(language)));
    }

    /** Says one line of the result. */
    public void line(String line) {
        out.println(VisibleText.of(line));
    }

    /** Says something that is not the result. */
    public void note(Text text) {
        note(err, text.in(language));
    }

    /** Says on {@code err} what is no result, where there is no terminal yet. */
    public static void note(PrintStream err, String sentence) {
        err.println(VisibleText.lines(sentence));
    }

    /** Shows a report. */
    public void show(Document document) {
        out.print(Reports.text(document, color, width));
    }
}
