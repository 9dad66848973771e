package fr.balise.analysis.explanation;

import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.analysis.proof.diagram.CaseDiagram;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.analysis.proof.diagram.DecidedCases;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.OneOf;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds, for a case, the smallest sets of changes that give another verdict. Only cases that facts can give count, so
 * what has to change along with something else is part of the set. Found from the rules' conditions, then decided by the
 * engine itself.
 */
public final class Counterfactuals {
    private static final Set<Verdict> PUBLISHING = EnumSet.of(Verdict.REQUIRED, Verdict.ALLOWED);

    private static final Set<Attribute> BOUNDED_BY_SETTINGS =
            Set.of(BuiltIn.CARE_SETTING, BuiltIn.ACTIVITY, BuiltIn.ADDRESS_FORM, BuiltIn.USAGE);

    private final Function<Collection<PublicationCase>, Map<PublicationCase, Decision>> deciding;
    private final CaseDiagram diagram;
    private final DecidedCases decided;

    /**
     * @param deciding decides cases by the rules of the same policy
     */
    public Counterfactuals(
            Policy policy, Function<Collection<PublicationCase>, Map<PublicationCase, Decision>> deciding) {
        this(policy.rules(), policy.caseSettings(), deciding);
    }

    Counterfactuals(
            List<Rule> rules,
            CaseSettings settings,
            Function<Collection<PublicationCase>, Map<PublicationCase, Decision>> deciding) {
        this.deciding = deciding;
        List<Rule> verdicts = rules.stream()
                .filter(rule -> Stream.of(Verdict.values())
                        .anyMatch(verdict -> verdict.effect()
                                .filter(rule.effects()::contains)
                                .isPresent()))
                .toList();
        this.diagram = new CaseDiagram(settings.vocabulary(), AttributesRead.by(verdicts));
        CaseSet possible = CaseSpace.possible(diagram, settings);
        CaseSet open = CaseSpace.derivable(diagram, settings.vocabulary()).and(datesThatMeet(settings));
        for (Attribute attribute : BOUNDED_BY_SETTINGS) {
            open = open.and(diagram.where(new OneOf(attribute, possible.occurring(attribute))));
        }
        this.decided = new DecidedCases(diagram, open, verdicts);
    }

    /** The switches may be turned by the policy's editor; dates, months and tables are taken as they are. */
    private CaseSet datesThatMeet(CaseSettings settings) {
        return CaseSpace.reading(settings, Set.of(BuiltIn.PHASE, BuiltIn.TYPE10_CUT_OFF)).cases().stream()
                .map(each -> diagram.where(OneOf.of(BuiltIn.PHASE, each.get(BuiltIn.PHASE)))
                        .and(diagram.where(OneOf.of(BuiltIn.TYPE10_CUT_OFF, each.get(BuiltIn.TYPE10_CUT_OFF)))))
                .reduce(diagram.none(), CaseSet::or);
    }

    /**
     * For each other verdict, the smallest sets of changes that give it: smallest of all, and smallest of those within
     * each {@link ConsideredActors} that does not come as near. Nearest actors first.
     */
    public List<Counterfactual> of(PublicationCase aCase) {
        Verdict now = verdict(aCase);
        Map<PublicationCase, Verdict> found = new TreeMap<>();
        for (Verdict other : EnumSet.complementOf(EnumSet.of(now))) {
            for (ConsideredActors reach : ConsideredActors.values()) {
                nearest(aCase, other, reach).forEach(changed -> found.put(changed, other));
            }
        }
        return decided(aCase, found);
    }

    private Verdict verdict(PublicationCase aCase) {
        return Objects.requireNonNull(deciding.apply(List.of(aCase)).get(aCase)).verdict();
    }

    List<PublicationCase> nearest(PublicationCase aCase, Verdict verdict, ConsideredActors reach) {
        return decided.decided(verdict).and(within(aCase, reach)).nearest(aCase);
    }

    private CaseSet within(PublicationCase aCase, ConsideredActors reach) {
        return diagram.where(new AllOf(aCase.attributes().stream()
                .<Condition>map(attribute -> new OneOf(attribute, reachable(aCase, attribute, reach)))
                .toList()));
    }

    /** As bits. */
    private static int reachable(PublicationCase aCase, Attribute attribute, ConsideredActors reach) {
        int from = aCase.index(attribute);
        return IntStream.range(0, attribute.values().size())
                .filter(to -> to == from || reach.includes(AttributeActors.whoCan(aCase, attribute, to)))
                .map(to -> 1 << to)
                .sum();
    }

    private List<Counterfactual> decided(PublicationCase aCase, Map<PublicationCase, Verdict> found) {
        Map<PublicationCase, Decision> decisions = deciding.apply(found.keySet());
        List<Counterfactual> counterfactuals = new ArrayList<>();
        for (PublicationCase changed : found.keySet()) {
            Decision decision = Objects.requireNonNull(decisions.get(changed));
            if (decision.verdict() != found.get(changed)) {
                throw new IllegalStateException("rules and their conditions disagree on " + changed);
            }
            counterfactuals.add(new Counterfactual(changes(aCase, changed), changed, decision));
        }
        counterfactuals.sort(Counterfactual.ORDER);
        return List.copyOf(counterfactuals);
    }

    private static List<AttributeChange> changes(PublicationCase from, PublicationCase to) {
        return from.attributes().stream()
                .filter(attribute -> from.index(attribute) != to.index(attribute))
                .map(attribute -> AttributeChange.of(from, to, attribute))
                .toList();
    }

    /**
     * The widest reach within which nothing can publish the mailbox there, proved of every case; empty when it may be
     * published or people can have it published.
     */
    public Optional<NothingPublishes> nothingPublishes(PublicationCase aCase) {
        return prove(aCase, ConsideredActors.ANYONE)
                .or(() -> prove(aCase, ConsideredActors.EVENTS))
                .or(() -> prove(aCase, ConsideredActors.PEOPLE));
    }

    private Optional<NothingPublishes> prove(PublicationCase aCase, ConsideredActors reach) {
        CaseSet within = within(aCase, reach);
        return PUBLISHING.stream()
                        .allMatch(
                                verdict -> decided.decided(verdict).and(within).isEmpty())
                ? Optional.of(new NothingPublishes(
                        reach, decided.possible().and(within).count()))
                : Optional.empty();
    }
}
