package fr.balise.core.findings;

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

    /** A number with its thousands apart, for example {@code 12,345}; French sets a space that no line breaks at. */
    public String grouped(long number) {
        String digits = String.format(Locale.ROOT, "%,d", number);
        return this == FR ? digits.replace(',', '\u00a0') : digits;
    }

    /** A number with one decimal, thousands not apart, for example {@code 16.9}. */
    public String decimal(double number) {
        String digits = String.format(Locale.ROOT, "%.1f", number);
        return this == FR ? digits.replace('.', ',') : digits;
    }

    /** The two-letter code, lower case. */
    public String code() {
        return locale.getLanguage();
    }
}
