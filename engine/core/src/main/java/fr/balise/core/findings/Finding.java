package fr.balise.core.findings;

import java.util.Comparator;

/**
 * Something people should know, without effect on the plan beyond what it says.
 *
 * @param code stable name of the kind of finding: a {@link FindingCode}'s name or the id of a rule that flags
 * @param subject what it is about: an address, a carrier, a file and line
 * @param message what, where, what to do
 */
public record Finding(String code, String subject, Text message) implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::code)
            .thenComparing(Finding::subject)
            .thenComparing(f -> f.message().en());

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
