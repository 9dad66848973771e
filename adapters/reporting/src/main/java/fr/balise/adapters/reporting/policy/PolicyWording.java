package fr.balise.adapters.reporting.policy;

import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.model.Rule;
import java.util.Collection;
import java.util.stream.Collectors;

/** What the documents of this package say alike. */
final class PolicyWording {
    private PolicyWording() {}

    static Wording in(Language language) {
        return new Wording(language, "fr.balise.adapters.reporting.policy.policy");
    }

    static String verdict(Verdict verdict, Wording messages) {
        return messages.say("verdict." + verdict);
    }

    /** Rules by their ids; a dash for none. */
    static String ids(Collection<Rule> rules) {
        return rules.isEmpty()
                ? "—"
                : rules.stream().map(rule -> rule.id().value()).collect(Collectors.joining(", "));
    }
}
