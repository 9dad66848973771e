package fr.balise.analysis.explanation;

import fr.balise.analysis.proof.space.AttributesRead;
import fr.balise.analysis.proof.space.CaseCode;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.proof.space.Clause;
import fr.balise.analysis.proof.space.Impossibility;
import fr.balise.core.cases.CaseAttribute;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds, for a case, the smallest sets of changes that give another verdict. Only cases that facts can give count, so
 * what has to change along with something else is part of the set. Found from the rules' conditions, then decided by the
 * engine itself.
 */
public final class Counterfactuals {
    private static final Set<Verdict> PUBLISHING = EnumSet.of(Verdict.REQUIRED, Verdict.ALLOWED);
    private static final int CASES_A_BLOCK = 2_000;

    private final Function<Collection<PublicationCase>, Map<PublicationCase, Decision>> deciding;
    private static final Set<CaseAttribute> SET_BY_TABLES =
            Set.of(CaseAttribute.CARE_SETTING, CaseAttribute.ACTIVITY, CaseAttribute.ADDRESS_FORM);

    private final List<Condition> impossible = new ArrayList<>();
    private final List<Clause> impossibleClauses;
    private final Map<Verdict, List<Clause>> stating = new EnumMap<>(Verdict.class);
    private final Set<CaseAttribute> read = EnumSet.noneOf(CaseAttribute.class);

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
        impossible.add(new Condition.Not(datesThatMeet(settings)));
        SET_BY_TABLES.forEach(attribute -> impossible.add(new Condition.Not(valuesGivenBy(settings, attribute))));
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

    /** The values of an attribute that the policy's tables and bands can give. */
    private static Condition valuesGivenBy(CaseSettings settings, CaseAttribute attribute) {
        return new Condition.OneOf(
                attribute,
                CaseSpace.reading(settings, Set.of(attribute))
                        .cases()
                        .map(each -> each.get(attribute))
                        .collect(Collectors.toSet()));
    }

    /** The switches may be turned by the policy's editor; dates and tables are taken as they are. */
    private static Condition datesThatMeet(CaseSettings settings) {
        return new Condition.AnyOf(CaseSpace.reading(
                        settings, Set.of(CaseAttribute.PHASE, CaseAttribute.TYPE10_CUT_OFF))
                .cases()
                .<Condition>map(each -> new Condition.AllOf(List.of(
                        new Condition.OneOf(CaseAttribute.PHASE, Set.of(each.phase())),
                        new Condition.OneOf(CaseAttribute.TYPE10_CUT_OFF, Set.of(each.type10CutOff())))))
                .toList());
    }

    private static List<Clause> clauses(List<Condition> conditions) {
        return conditions.stream()
                .flatMap(condition -> Clause.of(condition).stream())
                .toList();
    }

    /**
     * For each other verdict, the smallest sets of changes that give it: smallest of all, and smallest of those within
     * each {@link Reach} that does not come as near. Nearest actors first.
     */
    public List<Counterfactual> of(PublicationCase aCase) {
        Verdict now = verdict(aCase);
        Map<Long, Verdict> found = new TreeMap<>();
        for (Verdict other : EnumSet.complementOf(EnumSet.of(now))) {
            for (Reach reach : Reach.values()) {
                nearest(aCase, other, reach).forEach(code -> found.put(code, other));
            }
        }
        return decided(aCase, found);
    }

    private Verdict verdict(PublicationCase aCase) {
        return Objects.requireNonNull(deciding.apply(List.of(aCase)).get(aCase)).verdict();
    }

    Set<Long> nearest(PublicationCase aCase, Verdict verdict, Reach reach) {
        List<Clause> forbidden = new ArrayList<>(impossibleClauses);
        for (Verdict stronger : Verdict.values()) {
            if (stronger.compareTo(verdict) < 0) {
                forbidden.addAll(stating(stronger));
            }
        }
        List<Clause> wanted = verdict == Verdict.UNDECIDED ? List.of(Clause.anything()) : stating(verdict);
        return new NearestCases(CaseCode.of(aCase), within(aCase, reach), forbidden).among(wanted);
    }

    private List<Clause> stating(Verdict verdict) {
        return Objects.requireNonNull(stating.get(verdict));
    }

    private static int[] within(PublicationCase aCase, Reach reach) {
        int[] within = new int[CaseAttribute.values().length];
        for (CaseAttribute attribute : CaseAttribute.values()) {
            for (Enum<?> value : reachable(aCase, attribute, reach)) {
                within[attribute.ordinal()] |= 1 << value.ordinal();
            }
        }
        return within;
    }

    private static List<Enum<?>> reachable(PublicationCase aCase, CaseAttribute attribute, Reach reach) {
        Enum<?> from = aCase.get(attribute);
        return attribute.domain().stream()
                .filter(to -> to == from || reach.includes(Acts.whoCan(aCase, attribute, to)))
                .toList();
    }

    private List<Counterfactual> decided(PublicationCase aCase, Map<Long, Verdict> found) {
        List<PublicationCase> cases =
                found.keySet().stream().map(CaseCode::toCase).toList();
        Map<PublicationCase, Decision> decisions = deciding.apply(cases);
        List<Counterfactual> counterfactuals = new ArrayList<>();
        for (PublicationCase changed : cases) {
            Decision decision = Objects.requireNonNull(decisions.get(changed));
            if (decision.verdict() != found.get(CaseCode.of(changed))) {
                throw new IllegalStateException("rules and their conditions disagree on " + changed);
            }
            counterfactuals.add(new Counterfactual(changes(aCase, changed), changed, decision));
        }
        counterfactuals.sort(Counterfactual.ORDER);
        return List.copyOf(counterfactuals);
    }

    private static List<AttributeChange> changes(PublicationCase from, PublicationCase to) {
        List<AttributeChange> changes = new ArrayList<>();
        for (CaseAttribute attribute : CaseAttribute.values()) {
            if (from.get(attribute) != to.get(attribute)) {
                changes.add(AttributeChange.of(from, attribute, to.get(attribute)));
            }
        }
        return changes;
    }

    /**
     * The widest reach within which nothing can publish the mailbox there, proved by deciding every case; empty when it
     * may be published or people can have it published.
     */
    public Optional<NothingPublishes> nothingPublishes(PublicationCase aCase) {
        return prove(aCase, Reach.ANYONE).or(() -> prove(aCase, Reach.EVENTS)).or(() -> prove(aCase, Reach.PEOPLE));
    }

    private Optional<NothingPublishes> prove(PublicationCase aCase, Reach reach) {
        boolean publishable = PUBLISHING.stream()
                .anyMatch(verdict -> !nearest(aCase, verdict, reach).isEmpty());
        if (publishable) {
            return Optional.empty();
        }
        CaseSpace space = CaseSpace.excluding(outside(aCase, reach), read);
        space.forEachBlock(CASES_A_BLOCK, block -> {
            if (deciding.apply(block).values().stream().anyMatch(decision -> PUBLISHING.contains(decision.verdict()))) {
                throw new IllegalStateException("rules and their conditions disagree within reach of " + aCase);
            }
        });
        return Optional.of(new NothingPublishes(reach, space.count()));
    }

    private List<Condition> outside(PublicationCase aCase, Reach reach) {
        List<Condition> outside = new ArrayList<>(impossible);
        for (CaseAttribute attribute : CaseAttribute.values()) {
            Set<Enum<?>> reachable = Set.copyOf(reachable(aCase, attribute, reach));
            outside.add(new Condition.Not(new Condition.OneOf(attribute, reachable)));
        }
        return outside;
    }
}
