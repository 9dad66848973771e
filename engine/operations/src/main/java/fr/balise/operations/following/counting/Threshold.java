package fr.balise.operations.following.counting;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much of something is too much.
 *
 * @param most the last count, or percentage of the publications, that is not
 * @param share true for a percentage
 */
public record Threshold(Indicator indicator, long most, boolean share) {
    private static final Messages MESSAGES = Messages.beside(Threshold.class, "counting");
    private static final Pattern FORM = Pattern.compile("(\\w+)=(\\d{1,9})(%?)");
    private static final int WHOLE = 100;

    /**
     * The one of a text such as {@code cameBack=0} or {@code unused=10%}.
     *
     * @throws Refusal when it is none
     */
    public static Threshold of(String text) throws Refusal {
        Matcher form = FORM.matcher(text);
        Optional<Indicator> indicator = form.matches() ? Indicator.named(form.group(1)) : Optional.empty();
        if (indicator.isEmpty()) {
            String known = Stream.of(Indicator.values()).map(Indicator::key).collect(Collectors.joining(", "));
            throw Refusal.input(MESSAGES.text("noThreshold", text, known));
        }
        return new Threshold(
                indicator.get(), Long.parseLong(form.group(2)), !form.group(3).isEmpty());
    }

    /** Says by how much figures are beyond it; empty when they are not. */
    public Optional<Text> passedBy(Figures figures) {
        long count = figures.of(indicator);
        long publications = figures.of(Indicator.PUBLICATIONS);
        boolean passed = share ? count * WHOLE > most * publications : count > most;
        return passed
                ? Optional.of(
                        share
                                ? MESSAGES.text("passed.share", indicator.title(), count, publications, most)
                                : MESSAGES.text("passed", indicator.title(), count, most))
                : Optional.empty();
    }
}
