package fr.balise.analysis.proof.space;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.analysis.proof.diagram.CaseDiagram;
import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.BuiltIn.Phase;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.RedListHandling;
import fr.balise.core.cases.BuiltIn.Type10CutOff;
import fr.balise.core.cases.CareSettings;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.cases.derivation.CaseDerivation;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.policy.model.Condition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseSpaceTest {
    static final LocalDate TRANSITION = LocalDate.parse("2026-10-01");
    static final LocalDate TARGET = LocalDate.parse("2027-07-01");

    /** Those of which facts cannot give every combination; any value of another goes with all of them. */
    static final Set<Attribute> ENTANGLED = Stream.of(Impossibility.values())
            .flatMap(each -> AttributesRead.by(each.condition()).stream())
            .collect(Collectors.toSet());

    /** A sector for each care setting but the last, into which all others fall. */
    private static final Map<String, CareSetting> SECTORS = Stream.of(CareSetting.values())
            .filter(setting -> setting != CareSetting.OTHER)
            .collect(Collectors.toMap(CaseSpaceTest::sector, setting -> setting));

    /** A sector of that care setting. */
    static String sector(CareSetting setting) {
        return "SA%02d".formatted(setting.ordinal() + 1);
    }

    static CaseSettings settings(LocalDate transition, LocalDate target, LocalDate cutOff) {
        CaseSettings usual = new CaseSettings(
                address -> !address.startsWith("boite5@") && !address.startsWith("tropbreve@"),
                ActivityBands.ordinary(6, 12),
                new CareSettings(SECTORS, Map.of()),
                transition,
                target,
                cutOff,
                RedListHandling.HIDE,
                Ranking.OFF);
        return usual.withUsageMonths(Optional.of(6)).with(EVERYWHERE);
    }

    /** Everything considered that can be. */
    static final TypeSettings EVERYWHERE = new TypeSettings(
            Stream.of(MailboxType.values())
                    .collect(Collectors.toMap(
                            type -> type,
                            type -> Stream.of(ConsideredPlace.values())
                                    .filter(place -> place.suits(type))
                                    .collect(Collectors.toSet()))),
            Map.of());

    static final CaseSettings SETTINGS = settings(TRANSITION, TARGET, LocalDate.parse("2026-12-01"));

    static Stream<CaseSettings> settingsByPlace() {
        return Stream.concat(
                Stream.of(SETTINGS, SETTINGS.with(TypeSettings.NONE)),
                EVERYWHERE.places().entrySet().stream()
                        .flatMap(entry -> entry.getValue().stream()
                                .map(place -> SETTINGS.with(
                                        new TypeSettings(Map.of(entry.getKey(), Set.of(place)), Map.of())))));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4})
    void whatever_is_derived_from_facts_is_possible(int seed) {
        Random random = new Random(seed);
        CaseSpace space = CaseSpace.whole(SETTINGS);
        for (int world = 0; world < 200; world++) {
            LocalDate asOf = TRANSITION.plusDays(random.nextInt(500) - 100);
            CaseDerivation.derive(RandomFacts.of(random, asOf), SETTINGS, asOf).candidates().stream()
                    .map(candidate -> candidate.publicationCase())
                    .forEach(derived -> assertThat(space.isPossible(derived))
                            .as("%s %s", derived, CaseSpace.reasonsAgainst(derived))
                            .isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("settingsByPlace")
    void whatever_is_derived_is_possible_wherever_mailboxes_are_considered(CaseSettings settings) {
        Random random = new Random(settings.types().hashCode());
        CaseSpace space = CaseSpace.whole(settings);
        for (int world = 0; world < 40; world++) {
            LocalDate asOf = TRANSITION.plusDays(random.nextInt(500) - 100);
            CaseDerivation.derive(RandomFacts.of(random, asOf), settings, asOf)
                    .candidates()
                    .forEach(candidate -> assertThat(space.isPossible(candidate.publicationCase()))
                            .as("%s", candidate)
                            .isTrue());
        }
    }

    @Test
    void whatever_is_possible_can_be_derived_from_facts() {
        Set<Attribute> entangled = new TreeSet<>(ENTANGLED);
        entangled.removeAll(Set.of(BuiltIn.RED_LIST, BuiltIn.ACTIVITY));
        CaseSpace space = CaseSpace.reading(SETTINGS, entangled);
        LocalDate asOf = TRANSITION.minusDays(1);
        List<PublicationCase> neverDerived = every(Integer.getInteger("balise.space.step", 47), space)
                .filter(wanted ->
                        CaseDerivation.derive(FactsBehind.of(wanted, asOf), SETTINGS, asOf).candidates().stream()
                                .noneMatch(candidate -> entangled.stream()
                                        .allMatch(each ->
                                                candidate.publicationCase().index(each) == wanted.index(each))))
                .limit(3)
                .toList();
        assertThat(neverDerived).isEmpty();
    }

    @Test
    void every_listed_case_is_possible_and_listed_once() {
        CaseSpace space = CaseSpace.reading(SETTINGS, ENTANGLED);
        assertThat(space.cases().stream().distinct().count()).isEqualTo(space.count());
        assertThat(every(97, space)).allMatch(space::isPossible);
    }

    @Test
    void what_nobody_reads_does_not_vary_and_nothing_else_is_lost() {
        Set<Attribute> read = Set.of(BuiltIn.LINK, BuiltIn.CARRIER_STATE, BuiltIn.CARE_SETTING);
        CaseSpace whole = CaseSpace.reading(SETTINGS, ENTANGLED);
        CaseSpace collapsed = CaseSpace.reading(SETTINGS, read);
        Set<List<String>> projected = whole.cases().parallelStream()
                .map(each -> read.stream().map(each::value).toList())
                .collect(Collectors.toSet());
        assertThat(collapsed.count()).isEqualTo(projected.size());
        assertThat(collapsed.cases().stream()
                        .map(each -> read.stream().map(each::value).toList()))
                .containsExactlyInAnyOrderElementsOf(projected);
        assertThat(collapsed.cases()).allMatch(whole::isPossible);
    }

    @Test
    void phases_that_the_dates_never_make_meet_are_left_out() {
        LocalDate cutOffWithTransition = TRANSITION;
        CaseSpace space = CaseSpace.reading(
                settings(TRANSITION, TARGET, cutOffWithTransition),
                Set.of(BuiltIn.PHASE, BuiltIn.TYPE10_CUT_OFF, BuiltIn.USAGE));
        assertThat(space.cases().stream()
                        .map(each -> List.<Object>of(each.get(BuiltIn.PHASE), each.get(BuiltIn.TYPE10_CUT_OFF))))
                .containsOnly(
                        List.of(Phase.BEFORE, Type10CutOff.PENDING),
                        List.of(Phase.TRANSITION, Type10CutOff.REACHED),
                        List.of(Phase.TARGET, Type10CutOff.REACHED));
    }

    @ParameterizedTest
    @EnumSource(Impossibility.class)
    void each_impossibility_rules_out_something_that_no_other_does(Impossibility impossibility) {
        List<Condition> others = Stream.of(Impossibility.values())
                .filter(other -> other != impossibility)
                .map(Impossibility::condition)
                .toList();
        CaseDiagram diagram = new CaseDiagram(Vocabulary.builtIn(), Set.of());
        assertThat(diagram.meetingNone(others)
                        .and(diagram.where(impossibility.condition()))
                        .isEmpty())
                .isFalse();
    }

    @Test
    void bands_and_care_settings_that_nothing_falls_into_are_left_out() {
        CaseSettings noDormancy = new CaseSettings(
                SETTINGS.conforming(),
                ActivityBands.ordinary(12, 12),
                new CareSettings(Map.of("SA01", CareSetting.HOSPITAL), Map.of()),
                SETTINGS.transitionFrom(),
                SETTINGS.targetFrom(),
                SETTINGS.type10CutOff(),
                SETTINGS.redListHandling(),
                SETTINGS.ranking());
        CaseSpace space = CaseSpace.reading(noDormancy, Set.of(BuiltIn.ACTIVITY, BuiltIn.CARE_SETTING));
        assertThat(space.cases().stream()
                        .map(each -> each.get(BuiltIn.ACTIVITY))
                        .distinct())
                .containsExactlyInAnyOrder(Activity.RECENT, Activity.INACTIVE, Activity.UNKNOWN);
        assertThat(space.cases().stream()
                        .map(each -> each.get(BuiltIn.CARE_SETTING))
                        .distinct())
                .containsExactlyInAnyOrder(CareSetting.HOSPITAL, CareSetting.OTHER);
    }

    @Test
    void the_digest_changes_with_the_space() {
        assertThat(CaseSpace.whole(SETTINGS).digest())
                .isEqualTo(CaseSpace.whole(SETTINGS).digest())
                .isNotEqualTo(
                        CaseSpace.whole(settings(TRANSITION, TARGET, TARGET)).digest());
    }

    private static Stream<PublicationCase> every(int step, CaseSpace space) {
        return IntStream.range(0, (int) space.count())
                .filter(index -> index % step == 0)
                .mapToObj(space.cases()::get);
    }
}
