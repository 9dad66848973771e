package fr.balise.core.findings;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something people should know, without effect on the plan beyond what it says.
 *
 * @param code stable name of the kind of finding: a {@link FindingCode}'s name or the id of a rule that flags
 * @param group what to do about it
 * @param causedBy the code of the finding of which it is a mere consequence, where it is one
 * @param message what, where, what to do
 */
public record Finding(
        String code, Severity severity, FindingGroup group, Subject subject, Optional<String> causedBy, Text message)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::code)
            .thenComparing(Finding::subject)
            .thenComparing(finding -> finding.message().en());

    /** What a rule flags: for people to look at. */
    public static Finding flagged(String ruleId, Subject subject, Text message) {
        return new Finding(ruleId, Severity.INFO, FindingGroup.LOOK, subject, Optional.empty(), message);
    }

    /** The same, as the consequence of another finding, if any. */
    public Finding causedBy(Optional<String> cause) {
        return new Finding(code, severity, group, subject, cause, message);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
