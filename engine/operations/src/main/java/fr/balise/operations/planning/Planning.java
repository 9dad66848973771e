package fr.balise.operations.planning;

import fr.balise.analysis.explanation.Explanation;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.analysis.simulation.Simulation;
import fr.balise.core.PublicationEngine.DecidedPlan;
import fr.balise.core.cases.derivation.CaseDerivation;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Target;
import fr.balise.core.planning.parts.PlanAssembly;
import fr.balise.core.planning.parts.PlannedPart;
import fr.balise.core.planning.planner.PreparedFacts;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.safety.PastRuns;
import fr.balise.core.safety.SafetyCheck;
import fr.balise.operations.sources.FactSource;
import fr.balise.operations.sources.PartedFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A policy asked about the facts of one source. Nothing is written anywhere; the same policy, facts and day give the same
 * answer.
 *
 * @param asOf the day for which is decided
 */
public record Planning(PolicyInForce policy, FactSource source, LocalDate asOf) {
    private static final int MOST_NAMED = 8;
    private static final Messages MESSAGES = Messages.beside(Planning.class, "planning");

    /**
     * How what is planned will be written.
     *
     * @param endpoint normalised address; empty while nobody named it
     */
    public record Writing(String endpoint, String dialect) {}

    /**
     * What must change. Where a server is read, the plan is for that server and no other, and says what its limits will
     * ask for there.
     *
     * @throws Refusal when nothing may be decided from what is there
     */
    public Plan plan(Writing writing) throws Refusal, InterruptedException {
        Optional<PartedFacts> parted = source.parted(List.of(policy.policy()));
        Plan plan = parted.isPresent() ? inParts(parted.get()) : atOnce(source.read(policy.considered()));
        return addressed(plan, source, writing, asOf);
    }

    private Plan atOnce(PublicationFacts facts) {
        return deciding(facts, () -> decided(facts).plan());
    }

    private <T> T deciding(PublicationFacts facts, Supplier<T> work) {
        return source.progress()
                .during(MESSAGES.text("deciding"), facts.mailboxes().size(), work);
    }

    private Plan inParts(PartedFacts facts) {
        return assembled(
                facts,
                plan -> facts.parts()
                        .forEach(part -> plan.accept(policy.engine().part(PreparedFacts.part(part), asOf))));
    }

    /**
     * The plan of facts whose parts were decided, anywhere and in any order; it names no server.
     *
     * @param decided gives what each part gives to the plan
     */
    public Plan assembled(PartedFacts facts, Consumer<Consumer<PlannedPart>> decided) {
        PlanAssembly assembly = new PlanAssembly(policy.policy(), facts.sorting());
        decided.accept(assembly::add);
        return of(facts, assembly).under(policy.proof());
    }

    private Plan of(PartedFacts facts, PlanAssembly assembly) {
        PublicationFacts shared = facts.shared();
        Plan plan = assembly.plan(shared.operator(), shared.inputs(), asOf, shared.findings(), facts.census());
        return plan.needing(SafetyCheck.overridesNeeded(plan, PastRuns.NONE, asOf));
    }

    /**
     * A plan made of a source's facts, for the server that is read; as it is, where none is.
     *
     * @param today the last of the days over which removals are added up
     * @throws Refusal when what was done there before cannot be read
     */
    public static Plan addressed(Plan plan, FactSource source, Writing writing, LocalDate today) throws Refusal {
        Optional<String> server = source.server();
        if (server.isEmpty()) {
            return plan;
        }
        Plan known = source.whole() ? plan : plan.ofPart();
        Plan targeted = known.at(new Target(server.get(), writing.endpoint(), writing.dialect(), plan.domains()));
        PastRuns past = source.pastRuns();
        return targeted.needing(SafetyCheck.overridesNeeded(targeted, past, today));
    }

    /** What is decided of facts at hand, case by case, and the plan that follows; it names no server. */
    public DecidedPlan decided(PublicationFacts facts) {
        DecidedPlan decided = policy.engine().planWithCases(facts, asOf);
        return new DecidedPlan(decided.plan().under(policy.proof()), decided.cases());
    }

    /**
     * Every carrier of one mailbox: what was decided there and why.
     *
     * @param only the only practice situation of interest; empty for every carrier
     * @throws Refusal also when the mailbox is neither in the stock nor published
     */
    public Explanation explain(MailboxAddress mailbox, Optional<SituationId> only)
            throws Refusal, InterruptedException {
        Explanation explanation =
                Explanation.of(policy.engine(), source.read(policy.considered()), asOf, mailbox, only);
        if (explanation.places().isEmpty()) {
            throw Refusal.input(MESSAGES.text(only.isPresent() ? "nothing.situation" : "nothing", mailbox));
        }
        return explanation;
    }

    /**
     * Every mailbox of whom a text names.
     *
     * @param who a name or a part of one, an RPPS number, a FINESS number or a part of an address
     * @param only the only practice situation of interest; empty for every carrier
     * @throws Refusal also when nothing is called so, or several are
     */
    public List<Explanation> explain(String who, Optional<SituationId> only) throws Refusal, InterruptedException {
        PublicationFacts facts = source.read(policy.considered());
        Register register = new Register(
                facts,
                CaseDerivation.derive(facts, policy.engine().policy().caseSettings(), asOf)
                        .candidates());
        List<Register.Found> meant = register.meant(who);
        if (meant.isEmpty()) {
            throw Refusal.input(MESSAGES.text("nothing.who", who));
        }
        if (meant.size() > 1) {
            String some = meant.stream()
                    .limit(MOST_NAMED)
                    .map(found ->
                            found.key().equals(found.name()) ? found.key() : found.name() + " (" + found.key() + ")")
                    .collect(Collectors.joining(", "));
            throw Refusal.input(MESSAGES.text("several.who", who, meant.size(), some));
        }
        List<Explanation> explanations = register.mailboxesOf(meant.get(0)).stream()
                .map(mailbox -> Explanation.of(policy.engine(), facts, asOf, mailbox, only))
                .filter(explanation -> !explanation.places().isEmpty())
                .toList();
        if (explanations.isEmpty()) {
            throw Refusal.input(MESSAGES.text("nothing.mailbox", meant.get(0).name()));
        }
        return explanations;
    }

    /**
     * Whom another policy would treat differently, and why.
     *
     * @throws Refusal when nothing may be decided from what is there
     */
    public Comparison against(PolicyInForce replacement) throws Refusal, InterruptedException {
        List<Policy> both = List.of(policy.policy(), replacement.policy());
        Optional<PartedFacts> parted = source.parted(both);
        if (parted.isPresent()) {
            Simulation.InParts simulation = new Simulation.InParts(
                    policy.engine(), replacement.engine(), asOf, parted.get().sorting());
            parted.get().parts().forEach(simulation::add);
            return simulation.comparison(assembly -> of(parted.get(), assembly));
        }
        PublicationFacts facts = source.read(Policy.considered(both));
        return deciding(facts, () -> Simulation.run(policy.engine(), replacement.engine(), facts, asOf));
    }
}
