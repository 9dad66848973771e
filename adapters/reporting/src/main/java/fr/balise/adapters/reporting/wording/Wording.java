package fr.balise.adapters.reporting.wording;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan.PolicyRef;
import fr.balise.core.planning.change.Reason;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Sentences by key in one language: those of a bundle, and dates, numbers and durations as the language sets them. A
 * sentence that counts stands there twice, as {@code key.one} and {@code key.other}.
 */
public final class Wording {
    private static final String COMMON = "fr.balise.adapters.reporting.wording.common";
    private static final double MILLIS = 1000.0;
    private static final int SHORT = 12;

    private final Language language;
    private final ResourceBundle sentences;
    private final ResourceBundle common;

    /**
     * The sentences of a bundle.
     *
     * @param bundle its name on the class path, without language and ending
     */
    public Wording(Language language, String bundle) {
        this.language = language;
        this.sentences = bundle(bundle, language);
        this.common = bundle(COMMON, language);
    }

    private static ResourceBundle bundle(String name, Language language) {
        return ResourceBundle.getBundle(
                name,
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The language in which they are said. */
    public Language language() {
        return language;
    }

    /** The text in this language. */
    public String of(Text text) {
        return text.in(language);
    }

    /** True when there is such a sentence. */
    public boolean has(String key) {
        return sentences.containsKey(key) || common.containsKey(key);
    }

    /** A sentence; its arguments are texts, put in as they are. */
    public String say(String key, Object... arguments) {
        String pattern = (sentences.containsKey(key) ? sentences : common).getString(key);
        return new MessageFormat(language.typeset(pattern), Locale.ROOT).format(arguments);
    }

    /** A sentence that counts: in French zero and one are singular, in English one alone. */
    public String count(String key, long number, Object... more) {
        boolean one = language == Language.FR ? number < 2 : number == 1;
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = grouped(number);
        System.arraycopy(more, 0, arguments, 1, more.length);
        return say(key + (one ? ".one" : ".other"), arguments);
    }

    /** A number with its thousands apart. */
    public String grouped(long number) {
        return language.grouped(number);
    }

    /** A share with one decimal. */
    public String percent(double part, double whole) {
        String share = language.decimal(whole == 0 ? 0.0 : 100.0 * part / whole);
        return share + (language == Language.FR ? "\u00a0%" : "%");
    }

    /** A share in whole percent. */
    public String percent(int share) {
        return share + (language == Language.FR ? "\u00a0%" : "%");
    }

    /** The first letters of a digest, by which people know it. */
    public static String shortened(String digest) {
        return digest.substring(0, Math.min(SHORT, digest.length()));
    }

    /** A policy by its name, its version and its digest. */
    public static String policy(PolicyRef policy) {
        return policy.name() + " " + policy.version() + " (" + shortened(policy.digest()) + ")";
    }

    /** The rule of a reason, and its sources. */
    public static String grounds(Reason reason) {
        return reason.rule() + (reason.sources().isEmpty() ? "" : " · " + String.join(", ", reason.sources()));
    }

    /** A date as it is written out. */
    public String date(LocalDate date) {
        return language.date(date);
    }

    /** Rough time in words: seconds, then minutes. */
    public String duration(long seconds) {
        return seconds < 120 ? count("seconds", seconds) : count("minutes", Math.round(seconds / 60.0));
    }

    /** A measured time, in the units of a clock. */
    public String duration(Duration measured) {
        long seconds = measured.toSeconds();
        if (seconds < 60) {
            return language.decimal(measured.toMillis() / MILLIS) + "\u00a0s";
        }
        long hours = seconds / 3600;
        return (hours > 0 ? hours + "\u00a0h " : "") + seconds % 3600 / 60 + "\u00a0min " + seconds % 60 + "\u00a0s";
    }
}
