package fr.balise.analysis.explanation;

import fr.balise.analysis.proof.space.AttributesRead;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.proof.space.Clause;
import fr.balise.analysis.proof.space.Impossibility;
import fr.balise.analysis.proof.space.TooManyCases;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds, for a case, the smallest sets of changes that give another verdict. Only cases that facts can give count, so
 * what has to change along with something else is part of the set. Found from the rules' conditions, then decided by the
 * engine itself.
 */
public final class Counterfactuals {
    private static final Set<Verdict> PUBLISHING = EnumSet.of(Verdict.REQUIRED, Verdict.ALLOWED);

    private final Function<Collection<PublicationCase>, Map<PublicationCase, Decision>> deciding;
    private static final Set<Attribute> BOUNDED_BY_SETTINGS =
            Set.of(BuiltIn.CARE_SETTING, BuiltIn.ACTIVITY, BuiltIn.ADDRESS_FORM, BuiltIn.USAGE);

    private final List<Condition> impossible = new ArrayList<>();
    private final List<Clause> impossibleClauses;
    private final Map<Verdict, List<Clause>> stating = new EnumMap<>(Verdict.class);
    private final Set<Attribute> read = new TreeSet<>();

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
        for (Impossibility each : Impossibility.values()) {
            impossible.add(each.condition());
        }
        impossible.addAll(CaseSpace.boundsOf(settings.vocabulary()));
        impossible.add(new Condition.Not(datesThatMeet(settings)));
        BOUNDED_BY_SETTINGS.forEach(attribute -> impossible.add(new Condition.Not(valuesGivenBy(settings, attribute))));
        this.impossibleClauses = clauses(impossible);
        for (Verdict verdict : Verdict.values()) {
            List<Rule> by = rules.stream()
                    .filter(rule ->
                            verdict.effect().filter(rule.effects()::contains).isPresent())
                    .toList();
            stating.put(verdict, clauses(by.stream().map(Rule::condition).toList()));
            read.addAll(AttributesRead.by(by));
        }
    }

    /** The values of an attribute that the policy's tables, bands and months can give. */
    private static Condition valuesGivenBy(CaseSettings settings, Attribute attribute) {
        return new Condition.OneOf(
                attribute,
                CaseSpace.reading(settings, Set.of(attribute)).cases().stream()
                        .mapToInt(each -> 1 << each.index(attribute))
                        .reduce(0, (all, bit) -> all | bit));
    }

    /** The switches may be turned by the policy's editor; dates, months and tables are taken as they are. */
    private static Condition datesThatMeet(CaseSettings settings) {
        return new Condition.AnyOf(
                CaseSpace.reading(settings, Set.of(BuiltIn.PHASE, BuiltIn.TYPE10_CUT_OFF)).cases().stream()
                        .<Condition>map(each -> new Condition.AllOf(List.of(
                                Condition.OneOf.of(BuiltIn.PHASE, each.get(BuiltIn.PHASE)),
                                Condition.OneOf.of(BuiltIn.TYPE10_CUT_OFF, each.get(BuiltIn.TYPE10_CUT_OFF)))))
                        .toList());
    }

    private static List<Clause> clauses(List<Condition> conditions) {
        return conditions.stream()
                .flatMap(condition -> Clause.of(condition).stream())
                .toList();
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

    Set<PublicationCase> nearest(PublicationCase aCase, Verdict verdict, ConsideredActors reach) {
        List<Clause> forbidden = new ArrayList<>(impossibleClauses);
        for (Verdict stronger : Verdict.values()) {
            if (stronger.compareTo(verdict) < 0) {
                forbidden.addAll(stating(stronger));
            }
        }
        List<Clause> wanted = verdict == Verdict.UNDECIDED ? List.of(Clause.anything()) : stating(verdict);
        return new NearestCases(aCase, within(aCase, reach), forbidden).among(wanted);
    }

    private List<Clause> stating(Verdict verdict) {
        return Objects.requireNonNull(stating.get(verdict));
    }

    private static Map<Attribute, Integer> within(PublicationCase aCase, ConsideredActors reach) {
        return aCase.attributes().stream()
                .collect(Collectors.toMap(Function.identity(), attribute -> reachable(aCase, attribute, reach)));
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
     * The widest reach within which nothing can publish the mailbox there, proved by deciding every case; empty when it
     * may be published or people can have it published, and when there are too many cases to decide them all.
     */
    public Optional<NothingPublishes> nothingPublishes(PublicationCase aCase) {
        return prove(aCase, ConsideredActors.ANYONE)
                .or(() -> prove(aCase, ConsideredActors.EVENTS))
                .or(() -> prove(aCase, ConsideredActors.PEOPLE));
    }

    private Optional<NothingPublishes> prove(PublicationCase aCase, ConsideredActors reach) {
        boolean publishable = PUBLISHING.stream()
                .anyMatch(verdict -> !nearest(aCase, verdict, reach).isEmpty());
        if (publishable) {
            return Optional.empty();
        }
        CaseSpace space = CaseSpace.excluding(aCase.vocabulary(), outside(aCase, reach), read);
        try {
            if (deciding.apply(space.cases()).values().stream()
                    .anyMatch(decision -> PUBLISHING.contains(decision.verdict()))) {
                throw new IllegalStateException("rules and their conditions disagree within reach of " + aCase);
            }
        } catch (TooManyCases e) {
            return Optional.empty();
        }
        return Optional.of(new NothingPublishes(reach, space.count()));
    }

    private List<Condition> outside(PublicationCase aCase, ConsideredActors reach) {
        List<Condition> outside = new ArrayList<>(impossible);
        within(aCase, reach)
                .forEach((attribute, values) -> outside.add(new Condition.Not(new Condition.OneOf(attribute, values))));
        return outside;
    }
}
