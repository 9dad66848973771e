package fr.balise.analysis.proof;

import fr.balise.analysis.proof.Violation.Kind;
import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.analysis.proof.diagram.CaseDiagram;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.analysis.proof.diagram.DecidedCases;
import fr.balise.analysis.proof.diagram.TooManyCases;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.core.EngineVersion;
import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Presence;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.digest.Sha256;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Condition.OneOf;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Invariant;
import fr.balise.core.policy.model.Overlay;
import fr.balise.core.policy.model.Overlay.Waived;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Proves a policy of every case that can occur, by a decision diagram of what its conditions mean: what holds in all of
 * them holds for any data. The engine runs over cases that stand for all, and has to say what the conditions mean.
 */
public final class PolicyProof {
    static final Text UNSTEADY = new Text(
            "La décision dépend de l'ordre des règles ou des cas, ou s'écarte de leurs conditions : c'est un défaut du"
                    + " moteur, à signaler",
            "The decision depends on the order of rules or cases, or departs from their conditions: this is a defect of"
                    + " the engine, please report it");

    private static final int MOST_TOGETHER = 20_000;

    private static final Messages MESSAGES = Messages.beside(PolicyProof.class, "proof");

    private final Policy policy;
    private final DecidedCases decided;
    private final Witnesses witnesses;
    private final List<CaseEvaluator> evaluators;
    private final Depth depth;
    private final List<Violation> violations = new ArrayList<>();

    private PolicyProof(Policy policy, List<CaseEvaluator> evaluators, Depth depth) {
        Set<Attribute> read = AttributesRead.by(policy);
        Promises.others().forEach(promise -> read.addAll(AttributesRead.by(promise.when())));
        waived(policy)
                .forEach(
                        waived -> read.addAll(AttributesRead.by(waived.promise().when())));
        this.policy = policy;
        this.evaluators = evaluators;
        this.depth = depth;
        this.decided = space(policy.caseSettings(), read, policy.rules());
        this.witnesses = new Witnesses(decided, read);
    }

    static DecidedCases space(CaseSettings settings, Set<Attribute> varying, List<Rule> rules) {
        CaseDiagram diagram = new CaseDiagram(settings.vocabulary(), varying);
        return new DecidedCases(diagram, CaseSpace.possible(diagram, settings), rules);
    }

    /** What was proved, and all that stands against it. */
    public record Result(ProofCertificate certificate, List<Violation> violations) {
        /** Copies the list. */
        public Result {
            violations = List.copyOf(violations);
        }

        /** True when nothing stands against the policy; notes do not. */
        public boolean holds() {
            return certificate.holds();
        }
    }

    /** Over which cases the engine runs. */
    private enum Depth {
        /** Those at the borders of rules. */
        BORDERS,
        /** One of every set of rules that speak together as well, of the first 20,000. */
        TOGETHER,
        /** Every case that differs in anything that is read. */
        EVERY
    }

    /** Proves a policy, or finds out why it cannot be. */
    public static Result of(Policy policy) {
        try (CaseEvaluator deployed = CaseEvaluator.compile(policy.allRules())) {
            return new PolicyProof(policy, List.of(deployed), Depth.TOGETHER).result();
        }
    }

    /**
     * The same; the engine runs over every case that differs in anything that is read, however many these are, and again
     * with rules and cases in another order.
     */
    public static Result exhaustive(Policy policy) {
        List<Rule> reversed = new ArrayList<>(policy.allRules());
        Collections.reverse(reversed);
        try (CaseEvaluator deployed = CaseEvaluator.compile(policy.allRules());
                CaseEvaluator inReverse = CaseEvaluator.compile(reversed)) {
            return new PolicyProof(policy, List.of(deployed, inReverse), Depth.EVERY).result();
        }
    }

    /** The same of a policy that is ready to decide, as fast as somebody types: its engine runs over fewer cases. */
    public static Result of(PublicationEngine engine) {
        return new PolicyProof(engine.policy(), List.of(engine.evaluator()), Depth.BORDERS).result();
    }

    /** The attributes of the policy's own among these, with how many values they have. */
    private static String own(Collection<Attribute> read) {
        return read.stream()
                .filter(DeclaredAttribute.class::isInstance)
                .map(attribute -> attribute + " (" + attribute.values().size() + ")")
                .collect(Collectors.joining(", "));
    }

    private void tellMoreCases() {
        String own = own(witnesses.varying());
        if (!own.isEmpty()) {
            violations.add(new Violation(Kind.MORE_CASES, "SPACE", MESSAGES.text("more", own), 0, List.of()));
        }
    }

    private Result result() {
        int run = checkEngine();
        checkPromise(Promises.DECIDED, Verdict.REMOVE);
        Promises.others().forEach(promise -> checkPromise(promise, expected(promise)));
        policy.invariants().forEach(invariant -> checkPromise(invariant, expected(invariant)));
        waived(policy).forEach(this::tellWaived);
        checkContradictions();
        checkOscillation();
        violations.addAll(new RuleUse(policy, decided, witnesses).faults());
        MailboxProof mailboxes = MailboxProof.of(policy, evaluators);
        violations.addAll(mailboxes.faults());
        tellMoreCases();
        boolean holds =
                violations.stream().noneMatch(violation -> violation.kind().isFault());
        return new Result(certificate(run, mailboxes, holds), violations);
    }

    private void report(Kind kind, String id, Text what, CaseSet faulty, Optional<Verdict> expected) {
        if (!faulty.isEmpty()) {
            violations.add(new Violation(
                    kind,
                    id,
                    what,
                    faulty.count(),
                    witnesses.of(faulty, decision -> expected.orElse(decision.verdict()))));
        }
    }

    /** Over how many cases the engine ran: whatever shares a session with them it has to say what the conditions mean. */
    private int checkEngine() {
        List<PublicationCase> cases = new ArrayList<>(casesToRun());
        List<PublicationCase> departing = new ArrayList<>();
        for (CaseEvaluator evaluator : evaluators) {
            Collections.shuffle(cases, new Random(departing.size()));
            departing.addAll(EngineRun.departing(policy.rules(), evaluator, cases));
        }
        CaseSet unsteady = departing.stream()
                .map(each -> CasesToRun.like(each, decided.possible(), policy.rules()))
                .reduce(decided.diagram().none(), CaseSet::or);
        report(Kind.ORDER, "ORDER", UNSTEADY, unsteady, Optional.empty());
        return cases.size();
    }

    private Collection<PublicationCase> casesToRun() {
        if (depth == Depth.EVERY) {
            try {
                return decided.possible().cases();
            } catch (TooManyCases e) {
                Text what = MESSAGES.text("tooMany", TooManyCases.MOST, own(witnesses.varying()));
                violations.add(new Violation(Kind.TOO_MANY_CASES, "SPACE", what, 0, List.of()));
            }
        }
        Set<PublicationCase> cases = CasesToRun.atBorders(decided.possible(), policy.rules());
        if (depth != Depth.BORDERS) {
            cases.addAll(decided.speakingTogether(MOST_TOGETHER).values());
        }
        return cases;
    }

    private void checkPromise(Invariant promise, Verdict expected) {
        report(Kind.PROMISE, promise.id(), promise.title(), broken(promise), Optional.of(expected));
    }

    private CaseSet broken(Invariant promise) {
        CaseSet broken = decided.where(promise.when());
        for (Verdict verdict : Verdict.values()) {
            broken = breaks(verdict, promise) ? broken : broken.without(decided.meant(verdict));
        }
        return broken;
    }

    private static List<Waived> waived(Policy policy) {
        return policy.overlay().map(Overlay::waived).orElse(List.of());
    }

    private void tellWaived(Waived waived) {
        Invariant promise = waived.promise();
        Text by = MESSAGES.text(
                "waived", promise.title(), waived.by().id(), waived.by().reason());
        report(Kind.WAIVED, promise.id(), by, broken(promise), Optional.of(expected(promise)));
    }

    private static boolean breaks(Verdict verdict, Invariant promise) {
        if (verdict == Verdict.UNDECIDED) {
            return promise.equals(Promises.DECIDED);
        }
        return verdict.effect().filter(promise.admitted()::contains).isEmpty();
    }

    /** The mildest verdict that keeps the promise. */
    private static Verdict expected(Invariant promise) {
        Set<Verdict> admitted = new TreeSet<>();
        for (Verdict verdict : Verdict.values()) {
            verdict.effect().filter(promise.admitted()::contains).ifPresent(any -> admitted.add(verdict));
        }
        return admitted.contains(Verdict.REMOVE)
                ? Verdict.REMOVE
                : admitted.iterator().next();
    }

    private void checkContradictions() {
        CaseSet both = decided.decided(Verdict.REQUIRED).and(decided.stating(Effect.ALLOW));
        report(
                Kind.CONTRADICTION,
                "CONTRADICTION",
                new Text(
                        "Des règles disent à la fois que la boîte doit être publiée et qu'elle n'est pas à ajouter :"
                                + " resserrez l'une des conditions",
                        "Rules say both that the mailbox must be published and that it is not to be added: narrow one"
                                + " of the conditions"),
                both,
                Optional.of(Verdict.ALLOWED));
    }

    /** Applying a verdict changes whether the mailbox is there, and nothing else that a rule reads. */
    private void checkOscillation() {
        CaseSet takenBack = takenBack(Verdict.REMOVE, Presence.PUBLISHED, Verdict.REQUIRED, Presence.ABSENT)
                .or(takenBack(Verdict.REQUIRED, Presence.ABSENT, Verdict.REMOVE, Presence.PUBLISHED));
        report(
                Kind.OSCILLATION,
                "STABLE",
                new Text(
                        "Une fois appliquée, la décision serait prise à rebours : chaque plan déferait le précédent",
                        "Once applied, the decision would be taken back: each plan would undo the one before"),
                takenBack,
                Optional.of(Verdict.ALLOWED));
    }

    private CaseSet takenBack(Verdict verdict, Presence before, Verdict next, Presence after) {
        return decided.decided(verdict)
                .and(decided.where(OneOf.of(BuiltIn.PRESENCE, before)))
                .and(decided.meant(next).whatever(OneOf.of(BuiltIn.PRESENCE, after)));
    }

    private ProofCertificate certificate(int run, MailboxProof mailboxes, boolean holds) {
        return new ProofCertificate(
                EngineVersion.current(),
                policy.name(),
                policy.version(),
                policy.digest(),
                Sha256.ofJson(List.of(decided.possible().digest(), mailboxes.digest()))
                        .hex(),
                decided.possible().count(),
                run,
                mailboxes.cases().size(),
                Promises.idsFor(policy),
                Promises.digestFor(policy),
                holds);
    }
}
