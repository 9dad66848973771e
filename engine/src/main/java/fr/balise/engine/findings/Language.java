package fr.balise.engine.findings;

import java.util.Locale;

/** The languages in which people are spoken to. */
public enum Language {
    FR(Locale.FRENCH),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The Java locale. */
    public Locale locale() {
        return locale;
    }

    /** The two-letter code, lower case. */
    public String code() {
        return locale.getLanguage();
    }
}
