package fr.balise.adapters.formats.difference;

import fr.balise.adapters.formats.json.CaseJson;
import fr.balise.adapters.formats.json.PolicyJson;
import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.analysis.difference.DifferenceClass;
import fr.balise.analysis.difference.DifferenceView;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** A difference for programs. */
public record DifferenceJson(
        String schema, PolicyJson first, PolicyJson second, long cases, long differing, List<ClassJson> classes) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:difference:1";

    /** One class of cases. */
    public record ClassJson(
            int number,
            CaseOutcome from,
            CaseOutcome to,
            Text which,
            long cases,
            Map<String, String> exampleFirst,
            Map<String, String> exampleSecond,
            List<RuleId> rulesFirst,
            List<RuleId> rulesSecond,
            Optional<SortedSet<MailboxAddress>> mailboxes) {
        private static ClassJson of(DifferenceClass found, Optional<SortedSet<MailboxAddress>> mailboxes) {
            return new ClassJson(
                    found.number(),
                    found.transition().from(),
                    found.transition().to(),
                    found.inWords(),
                    found.cases(),
                    CaseJson.of(found.exampleFrom()),
                    CaseJson.of(found.exampleTo()),
                    found.decidingFrom().stream().map(Rule::id).toList(),
                    found.decidingTo().stream().map(Rule::id).toList(),
                    mailboxes);
        }
    }

    /** The document, ending with a line break. */
    public static String write(DifferenceView view) {
        return SteadyJson.document(of(view));
    }

    private static DifferenceJson of(DifferenceView view) {
        return new DifferenceJson(
                SCHEMA,
                PolicyJson.of(view.first()),
                PolicyJson.of(view.second()),
                view.cases(),
                view.differing(),
                view.classes().stream()
                        .map(found -> ClassJson.of(found, view.mailboxes(found)))
                        .toList());
    }
}
