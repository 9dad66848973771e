package fr.balise.adapters.server.plans;

import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingGroup;
import fr.balise.core.findings.Folded;
import fr.balise.core.planning.Plan;
import java.util.List;
import java.util.Optional;

/**
 * Which findings are asked for; what is empty admits all.
 *
 * @param code of the kind of finding, or the id of a rule that flags
 * @param text found in the subject or the message, whatever its case and accents
 */
public record FindingFilter(Optional<FindingGroup> group, Optional<String> code, Optional<String> text) {
    /** Those of a plan, in its order. */
    public List<Finding> in(Plan plan) {
        return plan.findings().stream().filter(this::admits).toList();
    }

    private boolean admits(Finding finding) {
        return group.filter(wanted -> wanted != finding.group()).isEmpty()
                && code.filter(wanted -> !wanted.equals(finding.code())).isEmpty()
                && text.map(Folded::of)
                        .filter(sought -> !Folded.of(finding.subject() + "\n"
                                        + finding.message().fr() + "\n"
                                        + finding.message().en())
                                .contains(sought))
                        .isEmpty();
    }
}
