package fr.balise.adapters.cli.frame;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import java.io.PrintStream;

/**
 * Where a command speaks: results on {@code out}, everything else on {@code err}.
 *
 * @param color whether results may carry ANSI colours
 * @param interactive whether a person watches, so that progress may be drawn
 */
public record Terminal(PrintStream out, PrintStream err, Language language, boolean color, boolean interactive) {
    /** Says a sentence of the result. */
    public void say(String fr, String en) {
        out.println(new Text(fr, en).in(language));
    }

    /** Says something that is not the result. */
    public void note(String fr, String en) {
        err.println(new Text(fr, en).in(language));
    }

    /** The sentence in the chosen language. */
    public String in(String fr, String en) {
        return new Text(fr, en).in(language);
    }
}
