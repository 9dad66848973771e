package fr.balise.analysis.proof;

import static fr.balise.core.population.Policies.aPolicyOf;
import static fr.balise.core.population.Policies.rule;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.analysis.proof.diagram.Box;
import fr.balise.analysis.proof.diagram.BoxCover;
import fr.balise.analysis.proof.diagram.CaseClass;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.analysis.proof.diagram.Columns;
import fr.balise.analysis.proof.diagram.DecidedCases;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.scenario.mutation.Mutant;
import fr.balise.analysis.scenario.mutation.Mutations;
import fr.balise.analysis.simulation.LoadedReference;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Invariant;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.RandomRules;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The proof by diagram beside one by listing; {@code -Dbalise.proof.policies=200} tries that many random policies, and
 * {@code -Dbalise.proof.mutants=1000} every mutant of the reference policy.
 */
class ListedProofTest {
    private static final int MUTANTS = Integer.getInteger("balise.proof.mutants", 2);
    private static final List<Effect> EFFECTS = List.of(Effect.values());

    static IntStream seeds() {
        return IntStream.rangeClosed(1, Integer.getInteger("balise.proof.policies", 6));
    }

    private static Policy random(int seed) {
        RandomRules random = new RandomRules(seed);
        return aPolicyOf(IntStream.range(0, 5)
                .mapToObj(number -> {
                    Rule named = rule("R" + number, "ownership == OWN", EFFECTS.get((seed + number) % EFFECTS.size()));
                    return named.with(random.condition(1, true), named.effects());
                })
                .toArray(Rule[]::new));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_diagram_finds_the_faults_and_witnesses_that_a_list_finds(int seed) {
        compare(random(seed), ListedProofTest::compare);
    }

    /** The reference holds; its mutants break what it promises, each in a way of its own. */
    static Stream<Policy> reference() throws Exception {
        Policy policy = LoadedReference.policy();
        List<Policy> mutants = policy.allRules().stream()
                .flatMap(rule -> Mutations.of(rule).stream())
                .map(mutant -> policy.with(mutant.in(policy.allRules())))
                .collect(Collectors.toList());
        Collections.shuffle(mutants, new Random(1));
        return Stream.concat(Stream.of(policy), mutants.stream().limit(MUTANTS));
    }

    @ParameterizedTest
    @MethodSource("reference")
    void a_diagram_finds_the_faults_of_the_reference_and_of_its_mutants_and_counts_them_as_a_list_does(Policy policy) {
        compare(policy, (cases, read, faulty, found) -> {
            assertThat(found.map(Violation::cases).orElse(0L)).isEqualTo(faulty.cardinality());
            Set<List<String>> listed =
                    faulty.stream().mapToObj(row -> told(cases.get(row), read)).collect(Collectors.toSet());
            found.ifPresent(violation -> assertThat(violation.witnesses())
                    .isNotEmpty()
                    .allMatch(witness -> listed.contains(told(witness.example(), read))));
        });
    }

    /** Compares what breaks a promise with what was found against it. */
    @FunctionalInterface
    private interface Comparison {
        void of(List<PublicationCase> cases, Set<Attribute> read, BitSet faulty, Optional<Violation> found);
    }

    private static void compare(Policy policy, Comparison comparison) {
        PolicyProof.Result result = PolicyProof.of(policy);
        Set<Attribute> read = AttributesRead.by(policy);
        Promises.others().forEach(promise -> read.addAll(AttributesRead.by(promise.when())));
        List<PublicationCase> cases =
                CaseSpace.reading(policy.caseSettings(), read).cases();
        DecidedCases decided = PolicyProof.space(policy.caseSettings(), read, policy.rules());
        Verdict[] verdicts =
                cases.stream().map(each -> decided.decision(each).verdict()).toArray(Verdict[]::new);
        assertThat(result.certificate().cases()).isEqualTo(cases.size());
        for (Invariant promise : Stream.of(List.of(Promises.DECIDED), Promises.others(), policy.invariants())
                .flatMap(List::stream)
                .toList()) {
            BitSet faulty = new BitSet();
            IntStream.range(0, cases.size())
                    .filter(row -> promise.when().holds(cases.get(row)) && breaks(verdicts[row], promise))
                    .forEach(faulty::set);
            comparison.of(cases, read, faulty, violation(result, promise.id()));
        }
    }

    private static Optional<Violation> violation(PolicyProof.Result result, String id) {
        return result.violations().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private static boolean breaks(Verdict verdict, Invariant promise) {
        return verdict == Verdict.UNDECIDED
                ? promise.equals(Promises.DECIDED)
                : !promise.admitted().contains(verdict.effect().orElseThrow());
    }

    private static void compare(
            List<PublicationCase> cases, Set<Attribute> read, BitSet faulty, Optional<Violation> found) {
        assertThat(found.map(Violation::cases).orElse(0L)).isEqualTo(faulty.cardinality());
        if (found.isPresent()) {
            List<Box> boxes = BoxCover.of(
                    Columns.of(cases, read), faulty, row -> cases.get(row).unusualValues(), 4);
            assertThat(found.get().witnesses())
                    .extracting(witness -> told(witness.example(), read))
                    .isEqualTo(boxes.stream()
                            .map(box -> told(cases.get(box.example()), read))
                            .toList());
            assertThat(found.get().witnesses())
                    .extracting(Witness::kind)
                    .isEqualTo(boxes.stream().map(box -> told(box, read)).toList());
            assertThat(found.get().witnesses())
                    .extracting(Witness::cases)
                    .isEqualTo(boxes.stream().map(box -> (long) box.count()).toList());
        }
    }

    private static List<String> told(PublicationCase aCase, Set<Attribute> read) {
        return read.stream().map(aCase::value).toList();
    }

    private static CaseClass told(Box box, Set<Attribute> read) {
        List<Attribute> asked = read.stream().sorted().toList();
        SortedMap<Attribute, Integer> values = new TreeMap<>();
        IntStream.range(0, asked.size())
                .filter(box::asks)
                .forEach(question -> values.put(asked.get(question), box.answers()[question]));
        return new CaseClass(values);
    }

    @Test
    void a_fault_in_what_was_compiled_is_caught_by_running_it() {
        Policy policy = PolicyProofTest.sound();
        List<PublicationCase> cases =
                List.copyOf(CasesToRun.atBorders(decided(policy).possible(), policy.rules()));
        List<Mutant> faults = policy.rules().stream()
                .flatMap(rule -> changed(rule).stream()
                        .filter(fault ->
                                shows(decided(policy), rule, fault.altered().orElseThrow()))
                        .limit(3))
                .toList();
        assertThat(faults).hasSizeGreaterThan(12);

        for (Mutant fault : faults) {
            try (CaseEvaluator faulty = CaseEvaluator.compile(fault.in(policy.rules()))) {
                assertThat(EngineRun.departing(policy.rules(), faulty, cases))
                        .as("%s: %s", fault.original().id(), fault.change().en())
                        .isNotEmpty();
            }
        }
        try (CaseEvaluator sound = CaseEvaluator.compile(policy.rules())) {
            assertThat(EngineRun.departing(policy.rules(), sound, cases)).isEmpty();
        }
    }

    /** Among them rules that look at what another rule compares, as when nodes of a network are mistaken for each other. */
    static Stream<Policy> policies() throws Exception {
        return Stream.concat(
                Stream.of(LoadedReference.policy(), PolicyProofTest.sound()),
                seeds().mapToObj(ListedProofTest::random));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_fault_that_shows_in_a_possible_case_shows_in_one_that_is_run(Policy policy) {
        DecidedCases decided = decided(policy);
        List<PublicationCase> cases = List.copyOf(CasesToRun.atBorders(decided.possible(), policy.rules()));
        List<Condition> compared = policy.rules().stream()
                .flatMap(rule -> comparisons(rule.condition()))
                .distinct()
                .toList();
        for (Rule rule : policy.rules()) {
            Stream<Rule> mistaken = compared.stream()
                    .map(also -> rule.with(new Condition.AllOf(List.of(rule.condition(), also)), rule.effects()));
            Stream<Rule> altered = Mutations.of(rule).stream().flatMap(each -> each.altered().stream());
            Stream.concat(altered, mistaken)
                    .filter(fault -> fault.effects().equals(rule.effects()))
                    .filter(fault -> shows(decided, rule, fault))
                    .forEach(fault -> assertThat(cases)
                            .as("%s: %s", rule.id(), fault.condition())
                            .anyMatch(each -> fault.speaksOf(each) != rule.speaksOf(each)));
        }
    }

    private static Stream<Condition> comparisons(Condition condition) {
        return condition instanceof Condition.AllOf all
                ? all.parts().stream().flatMap(ListedProofTest::comparisons)
                : condition instanceof Condition.AnyOf any
                        ? any.parts().stream().flatMap(ListedProofTest::comparisons)
                        : Stream.of(condition);
    }

    private static DecidedCases decided(Policy policy) {
        return PolicyProof.space(policy.caseSettings(), AttributesRead.by(policy), policy.rules());
    }

    /** With another condition, in a random order. */
    private static List<Mutant> changed(Rule rule) {
        List<Mutant> changed = new ArrayList<>(Mutations.of(rule));
        changed.removeIf(each -> each.altered()
                .filter(altered -> altered.effects().equals(rule.effects()))
                .isEmpty());
        Collections.shuffle(changed, new Random(1));
        return changed;
    }

    private static boolean shows(DecidedCases decided, Rule one, Rule other) {
        CaseSet before = decided.where(one.condition());
        CaseSet after = decided.where(other.condition());
        return !before.without(after).or(after.without(before)).isEmpty();
    }

    @Test
    void what_the_engine_runs_over_changes_nothing_of_what_is_proved() {
        PolicyProof.Result some = PolicyProof.of(PolicyProofTest.sound());
        PolicyProof.Result all = PolicyProof.exhaustive(PolicyProofTest.sound());

        assertThat(all.violations()).isEqualTo(some.violations());
        assertThat(all.certificate().run())
                .isEqualTo((int) all.certificate().cases())
                .isGreaterThan(some.certificate().run());
    }
}
