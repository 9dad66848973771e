package fr.balise.adapters.reporting.render;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;

/** The few words that a form adds of its own. */
final class Labels {
    private static final Text COLON = new Text("\u00a0: ", ": ");
    private static final Text CONTENTS = new Text("Sommaire", "Contents");

    private Labels() {}

    static String colon(Language language) {
        return COLON.in(language);
    }

    static String contents(Language language) {
        return CONTENTS.in(language);
    }
}
