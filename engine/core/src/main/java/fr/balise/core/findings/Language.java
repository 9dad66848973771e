package fr.balise.core.findings;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The languages in which people are spoken to. */
public enum Language {
    FR(Locale.FRENCH),
    EN(Locale.ENGLISH);

    /** Not the platform's: a runtime may come without its French data, and plans are the same to the byte anywhere. */
    private static final List<String> MONTHS_FR = List.of(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre");

    private static final List<String> MONTHS_EN = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

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

    /** A date written out, for example {@code 1er décembre 2026}. */
    public String date(LocalDate date) {
        int day = date.getDayOfMonth();
        String month = (this == FR ? MONTHS_FR : MONTHS_EN).get(date.getMonthValue() - 1);
        return (this == FR && day == 1 ? "1er" : day) + " " + month + " " + date.getYear();
    }

    /**
     * A sentence with the spaces of the language: French sets one that no line breaks at before {@code : ; ? ! %}
     * and inside its quotation marks.
     */
    public String typeset(String sentence) {
        if (this != FR || sentence.indexOf(' ') < 0) {
            return sentence;
        }
        StringBuilder set = new StringBuilder(sentence);
        for (int i = 1; i < set.length() - 1; i++) {
            if (set.charAt(i) == ' ' && (set.charAt(i - 1) == '«' || isHighMark(set, i + 1))) {
                set.setCharAt(i, '\u00a0');
            }
        }
        return set.toString();
    }

    /** A mark that ends there: not the first letter of a word such as {@code :contains}. */
    private static boolean isHighMark(CharSequence sentence, int at) {
        return ":;?!%»".indexOf(sentence.charAt(at)) >= 0
                && (at + 1 == sentence.length() || !Character.isLetterOrDigit(sentence.charAt(at + 1)));
    }

    /** The two-letter code, lower case. */
    public String code() {
        return locale.getLanguage();
    }
}
