package fr.balise.adapters.formats.dossier;

import fr.balise.adapters.formats.json.PolicyJson;
import fr.balise.adapters.formats.json.StatementJson;
import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.core.PublicationEngine;
import fr.balise.core.PublicationEngine.DecidedCase;
import fr.balise.core.PublicationEngine.DecidedPlan;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Finding;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Withheld;
import fr.balise.core.planning.change.Change;
import java.time.LocalDate;
import java.util.List;

/**
 * What a policy decides of a dossier: of each mailbox on each carrier, and the changes that follow, as they would stand in
 * a plan.
 */
public record DecisionJson(
        String schema,
        PolicyJson policy,
        LocalDate asOf,
        List<VerdictJson> verdicts,
        List<Change> changes,
        List<Withheld> withheld,
        List<Finding> findings) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:decision:1";

    /**
     * One mailbox on one carrier.
     *
     * @param place the reference of a carrier, or a search for one that the directory does not show
     * @param published whether it is published there now
     */
    public record VerdictJson(
            MailboxAddress mailbox, String place, boolean published, Verdict verdict, List<StatementJson> statements) {
        private static VerdictJson of(DecidedCase decided) {
            Decision decision = decided.decision();
            return new VerdictJson(
                    decided.candidate().address(),
                    decided.candidate().place().toString(),
                    decided.candidate().attachment().isPresent(),
                    decision.verdict(),
                    decision.statements().stream()
                            .map(statement -> StatementJson.of(decision, statement))
                            .toList());
        }
    }

    /**
     * Decides.
     *
     * @param asOf the date for which the decision is asked
     */
    public static DecisionJson by(PublicationEngine engine, PublicationFacts facts, LocalDate asOf) {
        DecidedPlan decided = engine.planWithCases(facts, asOf);
        return new DecisionJson(
                SCHEMA,
                PolicyJson.of(engine.policy()),
                asOf,
                decided.cases().stream().map(VerdictJson::of).toList(),
                decided.plan().changes(),
                decided.plan().withheld(),
                decided.plan().findings());
    }

    /** The document, ending with a line break. */
    public String json() {
        return SteadyJson.document(this);
    }

    /** The same as one line of NDJSON, without its end. */
    public String line() {
        return SteadyJson.line(this);
    }
}
