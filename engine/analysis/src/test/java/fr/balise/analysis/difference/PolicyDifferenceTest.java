package fr.balise.analysis.difference;

import static fr.balise.core.population.Policies.SETTINGS;
import static fr.balise.core.population.Policies.aPolicyOf;
import static fr.balise.core.population.Policies.aSmallPolicy;
import static fr.balise.core.population.Policies.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.proof.space.RandomFacts;
import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.ActivityBands.Limits;
import fr.balise.core.cases.ActivityBands.Scope;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.RedListHandling;
import fr.balise.core.cases.CareSettings;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CaseDerivation;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.population.Policies;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyDifferenceTest {
    /** The small policy, which minds activity, places and addresses too. */
    static Policy watchful(CaseSettings settings, Rule... more) {
        List<Rule> rules = new ArrayList<>(aSmallPolicy().rules());
        rules.add(rule("INACTIVE", "activity == INACTIVE", Effect.REMOVE));
        rules.add(rule("DORMANT", "activity == DORMANT && careSetting == LABORATORY", Effect.REMOVE));
        rules.add(rule("FORM", "addressForm == NON_CONFORMING && careSetting != HOSPITAL", Effect.REMOVE));
        rules.add(rule("HIDDEN-AWAY", "redList == LISTED && redListHandling == REMOVE", Effect.REMOVE));
        rules.addAll(List.of(more));
        Policy small = aSmallPolicy();
        return new Policy(
                small.name(),
                small.version(),
                small.title(),
                small.digest(),
                settings,
                small.removalLimits(),
                rules,
                List.of());
    }

    private static CaseSettings settings(
            ActivityBands activity, CareSettings care, LocalDate target, RedListHandling redList, Ranking ranking) {
        return new CaseSettings(
                        SETTINGS.conforming(),
                        activity,
                        care,
                        SETTINGS.transitionFrom(),
                        target,
                        SETTINGS.type10CutOff(),
                        redList,
                        ranking)
                .with(SETTINGS.types());
    }

    static final ActivityBands BANDS = SETTINGS.activity();
    static final CareSettings CARE = SETTINGS.care();
    static final LocalDate TARGET = SETTINGS.targetFrom();
    static final CaseSettings USUAL = settings(BANDS, CARE, TARGET, RedListHandling.HIDE, Ranking.ON);
    static final CaseSettings PATIENT =
            settings(ActivityBands.ordinary(6, 18), CARE, TARGET, RedListHandling.HIDE, Ranking.ON);

    static final CaseSettings EXCEPTIONS = settings(
            new ActivityBands(
                    new Limits(6, 12),
                    Map.of(
                            new Scope(Optional.of(MailboxType.ORG), Optional.empty()),
                            new Limits(3, 24),
                            new Scope(Optional.empty(), Optional.of(new StructureName("750000001"))),
                            new Limits(1, 2))),
            new CareSettings(CARE.bySector(), Map.of(new StructureName("750000002"), CareSetting.LABORATORY)),
            TARGET,
            RedListHandling.HIDE,
            Ranking.ON);

    static final CaseSettings OTHER_SECTORS = settings(
            BANDS,
            new CareSettings(
                    Map.of("SA01", CareSetting.LABORATORY, "SA07", CareSetting.TOWN, "SA33", CareSetting.HOSPITAL),
                    Map.of()),
            TARGET,
            RedListHandling.HIDE,
            Ranking.ON);

    static final CaseSettings LATER = settings(BANDS, CARE, TARGET.plusMonths(3), RedListHandling.HIDE, Ranking.ON);
    static final CaseSettings SWITCHED = settings(BANDS, CARE, TARGET, RedListHandling.REMOVE, Ranking.OFF);

    private static final PolicyDifference LIMITS = difference(watchful(USUAL), watchful(PATIENT));
    private static final PolicyDifference DATES = difference(watchful(USUAL), watchful(LATER));

    private static PolicyDifference difference(Policy policy, Policy against) {
        try {
            return PolicyDifference.between(policy, against);
        } catch (Refusal e) {
            throw new AssertionError(e);
        }
    }

    static final CaseSettings STRICT = new CaseSettings(
                    address -> address.startsWith("boite1") || address.startsWith("boite2"),
                    BANDS,
                    CARE,
                    USUAL.transitionFrom(),
                    USUAL.targetFrom(),
                    USUAL.type10CutOff(),
                    USUAL.redListHandling(),
                    USUAL.ranking())
            .with(USUAL.types());

    static Stream<Arguments> pairs() {
        Map<String, Policy> policies = new LinkedHashMap<>();
        policies.put("usual", watchful(USUAL));
        policies.put("a longer limit", watchful(PATIENT));
        policies.put("exceptions by type and structure", watchful(EXCEPTIONS));
        policies.put("other sectors", watchful(OTHER_SECTORS));
        policies.put("a later target", watchful(LATER));
        policies.put("other switches", watchful(SWITCHED));
        policies.put("a stricter address", watchful(STRICT));
        policies.put(
                "one more rule", watchful(USUAL, rule("MORE", "usage == WANTED && mailboxType == CAB", Effect.REMOVE)));
        policies.put(
                "all at once",
                watchful(
                        settings(
                                PATIENT.activity(),
                                OTHER_SECTORS.care(),
                                TARGET.minusMonths(2),
                                RedListHandling.REMOVE,
                                Ranking.OFF),
                        rule("ORG-OUT", "mailboxType == ORG && careSetting == HOSPITAL", Effect.REMOVE)));
        policies.put("answers that grow too old", watchful(USUAL.withUsageMonths(Optional.of(6))));
        policies.put("nothing considered", watchful(USUAL));
        policies.put("other places", watchful(USUAL.with(OTHER_PLACES)));
        policies.put(
                "other places, and answers that grow too old",
                watchful(USUAL.with(OTHER_PLACES).withUsageMonths(Optional.of(3))));
        return Stream.concat(
                policies.entrySet().stream()
                        .map(entry -> Arguments.of(
                                entry.getKey(),
                                watchful(entry.getKey().contains("considered") ? USUAL.with(TypeSettings.NONE) : USUAL),
                                entry.getValue())),
                Stream.of(Arguments.of(
                        "answers that grow too old later",
                        watchful(USUAL.withUsageMonths(Optional.of(3))),
                        watchful(USUAL.withUsageMonths(Optional.of(8))))));
    }

    static final TypeSettings OTHER_PLACES = new TypeSettings(
            Map.of(
                    MailboxType.PER, Set.of(ConsideredPlace.HOLDER_RECORD),
                    MailboxType.ORG, Set.of(ConsideredPlace.LEGAL_ENTITY_SITUATIONS),
                    MailboxType.CAB, Set.of(ConsideredPlace.HOLDER_SITUATIONS)),
            Map.of());

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void a_real_mailbox_is_in_a_class_exactly_when_something_else_comes_of_it(
            String what, Policy policy, Policy against) {
        PolicyDifference difference = difference(policy, against);
        Random random = new Random(what.hashCode());
        try (CaseEvaluator one = CaseEvaluator.compile(policy.rules());
                CaseEvaluator other = CaseEvaluator.compile(against.rules())) {
            for (int world = 0; world < 40; world++) {
                LocalDate asOf = TARGET.plusDays(random.nextInt(400) - 200);
                PublicationFacts facts = RandomFacts.of(random, asOf);
                List<PublicationCase> before = cases(facts, considering(policy, against), asOf);
                List<PublicationCase> after = cases(facts, considering(against, policy), asOf);
                List<String> places = places(facts, considering(policy, against), asOf);
                List<String> considered = places(facts, policy, asOf);
                List<String> consideredThen = places(facts, against, asOf);
                List<Decision> first = one.decideEach(before);
                List<Decision> second = other.decideEach(after);
                for (int i = 0; i < before.size(); i++) {
                    CaseOutcome from = considered.contains(places.get(i))
                            ? CaseOutcome.of(first.get(i))
                            : CaseOutcome.NOT_CONSIDERED;
                    CaseOutcome to = consideredThen.contains(places.get(i))
                            ? CaseOutcome.of(second.get(i))
                            : CaseOutcome.NOT_CONSIDERED;
                    Optional<DifferenceClass> found = difference.classOf(before.get(i), after.get(i));
                    assertThat(found.isPresent())
                            .as("%s: %s / %s", what, before.get(i), after.get(i))
                            .isEqualTo(!from.equals(to));
                    found.ifPresent(known -> {
                        assertThat(known.transition().from().verdict()).isEqualTo(from.verdict());
                        assertThat(known.transition().to().verdict()).isEqualTo(to.verdict());
                    });
                }
            }
        }
        assertThat(difference.isEmpty()).isEqualTo(what.equals("usual"));
    }

    private static Policy considering(Policy policy, Policy other) {
        CaseSettings settings = policy.caseSettings();
        return policy.with(
                settings.with(settings.types().considering(other.caseSettings().types())));
    }

    private static List<String> places(PublicationFacts facts, Policy policy, LocalDate asOf) {
        return CaseDerivation.derive(facts, policy.caseSettings(), asOf).candidates().stream()
                .map(candidate -> candidate.address() + " " + candidate.place())
                .toList();
    }

    @Test
    void the_mailboxes_behind_a_class_are_those_that_either_policy_considers() {
        Policy policy = watchful(USUAL.with(TypeSettings.NONE));
        PolicyDifference difference = difference(policy, watchful(USUAL));
        Random random = new Random(7);
        PublicationFacts facts = RandomFacts.of(random, TARGET);

        assertThat(difference.mailboxesBehind(facts, TARGET)).isNotEmpty();
        assertThat(difference.classes()).allSatisfy(found -> {
            assertThat(found.transition().from().verdict()).isEqualTo(Verdict.UNTOUCHED);
            assertThat(found.decidingFrom()).isEmpty();
        });
    }

    @Test
    void every_case_that_can_occur_is_in_a_class_exactly_when_a_changed_rule_decides_it_otherwise() {
        Policy policy = aSmallPolicy();
        Policy against = aPolicyOf(Stream.concat(
                        policy.rules().stream(),
                        Stream.of(rule("MORE", "usage == WANTED && mailboxType == CAB", Effect.REMOVE)))
                .toArray(Rule[]::new));
        PolicyDifference difference = difference(policy, against);
        int differing = 0;
        try (CaseEvaluator one = CaseEvaluator.compile(policy.rules());
                CaseEvaluator other = CaseEvaluator.compile(against.rules())) {
            Set<Attribute> read = AttributesRead.by(against.rules());
            read.add(BuiltIn.PRESENCE);
            List<PublicationCase> cases =
                    CaseSpace.reading(policy.caseSettings(), read).cases();
            List<Decision> first = one.decideEach(cases);
            List<Decision> second = other.decideEach(cases);
            for (int i = 0; i < cases.size(); i++) {
                boolean differs = !CaseOutcome.of(first.get(i)).equals(CaseOutcome.of(second.get(i)));
                if (differs != difference.classOf(cases.get(i), cases.get(i)).isPresent()) {
                    throw new AssertionError("differs: " + differs + ", " + cases.get(i));
                }
                differing += differs ? 1 : 0;
            }
        }
        assertThat(differing).isPositive();
    }

    @Test
    void what_a_class_says_of_months_and_days_is_true_of_the_mailboxes_in_it() {
        PolicyDifference limits = LIMITS;
        PolicyDifference dates = DATES;
        int found = 0;
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            LocalDate asOf = TARGET.plusDays(random.nextInt(400) - 200);
            PublicationFacts facts = RandomFacts.of(random, asOf);
            List<Candidate> usual = CaseDerivation.derive(facts, USUAL, asOf).candidates();
            List<PublicationCase> patient = cases(facts, watchful(PATIENT), asOf);
            List<PublicationCase> later = cases(facts, watchful(LATER), asOf);
            for (int i = 0; i < usual.size(); i++) {
                PublicationCase before = usual.get(i).publicationCase();
                if (limits.classOf(before, patient.get(i)).isPresent()) {
                    LocalDate last =
                            usual.get(i).mailbox().orElseThrow().lastActivity().orElseThrow();
                    assertThat(ChronoUnit.MONTHS.between(last, asOf))
                            .as("seed %s", seed)
                            .isBetween(12L, 17L);
                    found++;
                }
                if (dates.classOf(before, later.get(i)).isPresent()) {
                    assertThat(asOf)
                            .as("seed %s", seed)
                            .isBetween(TARGET, TARGET.plusMonths(3).minusDays(1));
                    found++;
                }
            }
        }
        assertThat(found).isPositive();
    }

    private static List<PublicationCase> cases(PublicationFacts facts, Policy policy, LocalDate asOf) {
        return CaseDerivation.derive(facts, policy.caseSettings(), asOf).candidates().stream()
                .map(Candidate::publicationCase)
                .toList();
    }

    @Test
    void another_inactivity_limit_concerns_the_months_between_the_limits_and_nothing_else() {
        PolicyDifference difference = LIMITS;

        assertThat(difference.classes()).isNotEmpty().allSatisfy(found -> {
            assertThat(found.transition().from().verdict()).isEqualTo(Verdict.REMOVE);
            assertThat(found.inWords().en()).contains("12 to 17 whole months without activity");
            assertThat(found.inWords().fr()).contains("12 à 17 mois entiers sans activité");
            assertThat(found.exampleFrom().get(BuiltIn.ACTIVITY)).isEqualTo(BuiltIn.Activity.INACTIVE);
            assertThat(found.exampleTo().get(BuiltIn.ACTIVITY)).isEqualTo(BuiltIn.Activity.DORMANT);
            assertThat(found.decidingFrom())
                    .extracting(each -> each.id().value())
                    .contains("INACTIVE");
        });
        assertThat(difference.differing())
                .isPositive()
                .isLessThanOrEqualTo(difference.classes().stream()
                        .mapToLong(DifferenceClass::cases)
                        .sum());
    }

    @Test
    void other_dates_concern_the_days_between_them() {
        assertThat(DATES.classes())
                .isNotEmpty()
                .allSatisfy(
                        found -> assertThat(found.inWords().en()).contains("from 1 July 2027 to 30 September 2027"));
    }

    @Test
    void other_sectors_are_named_with_what_becomes_of_them() {
        assertThat(difference(watchful(USUAL), watchful(OTHER_SECTORS)).classes())
                .extracting(found -> found.inWords().en())
                .anyMatch(words -> words.contains("sector SA01 (HOSPITAL → LABORATORY)"));
    }

    @Test
    void an_exception_for_a_structure_names_the_structure() {
        assertThat(difference(watchful(USUAL), watchful(EXCEPTIONS)).classes())
                .extracting(found -> found.inWords().fr())
                .anyMatch(words -> words.contains("structure 750000001"));
    }

    private static final int MOST = 30;

    private static Policy withExceptions(int structures) {
        Map<Scope, Limits> exceptions = new HashMap<>();
        IntStream.rangeClosed(1, structures)
                .forEach(number -> exceptions.put(
                        new Scope(Optional.empty(), Optional.of(new StructureName("7500000" + (10 + number)))),
                        new Limits(number % 6 + 1, 7 + number / 6)));
        return watchful(settings(
                new ActivityBands(new Limits(6, 24), exceptions), CARE, TARGET, RedListHandling.HIDE, Ranking.ON));
    }

    /** With any other structure they are the 31 values that can be compared; one more must not be taken for another. */
    @Test
    void more_structures_than_can_be_told_apart_are_refused_and_as_many_as_can_are_compared() throws Exception {
        assertThat(PolicyDifference.between(watchful(USUAL), withExceptions(MOST))
                        .classes())
                .extracting(found -> found.inWords().en())
                .anyMatch(words -> words.contains("structure 750000025"));
        assertThatThrownBy(() -> PolicyDifference.between(watchful(USUAL), withExceptions(MOST + 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("32 groups of answers")
                .hasMessageContaining("structure 750000011");
    }

    @Test
    void the_same_decisions_for_other_reasons_are_no_difference() {
        Policy reworded = watchful(USUAL, rule("AGAIN", "mailboxStatus == CLOSED", Effect.REMOVE));

        assertThat(difference(watchful(USUAL), reworded).isEmpty()).isTrue();
    }

    @Test
    void comparing_twice_gives_the_same_classes() {
        assertThat(LIMITS.classes())
                .isEqualTo(difference(watchful(USUAL), watchful(PATIENT)).classes());
    }

    @Test
    void policies_that_read_eight_attributes_each_are_compared_in_full() {
        Policy policy = Policies.withAllAttributes(watchful(USUAL));
        Policy against = Policies.withAllAttributes(watchful(LATER)
                .with(policy.rules().stream()
                        .filter(rule -> !rule.id().value().startsWith("OWN-"))
                        .toList()));
        Vocabulary other = against.caseSettings().vocabulary();
        for (Attribute attribute : other.declared()) {
            other = other.withCode(attribute.name(), "v1", Optional.of("V2"));
        }

        PolicyDifference difference =
                difference(policy, against.with(against.caseSettings().with(other)));

        assertThat(difference.cases()).isGreaterThan(1L << 32);
        assertThat(difference.differing()).isPositive().isLessThan(difference.cases());
        assertThat(difference.classes()).isNotEmpty();
    }
}
