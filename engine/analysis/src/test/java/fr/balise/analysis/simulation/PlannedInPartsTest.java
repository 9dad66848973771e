package fr.balise.analysis.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.proof.space.RandomFacts;
import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Doubt;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.dossiers.DossierIndex;
import fr.balise.core.planning.dossiers.Routing;
import fr.balise.core.planning.parts.Census;
import fr.balise.core.planning.parts.PlanAssembly;
import fr.balise.core.planning.parts.Sorting;
import fr.balise.core.planning.planner.PreparedFacts;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.safety.PastRuns;
import fr.balise.core.safety.SafetyCheck;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A plan made part by part is the plan made of all facts at once, to the byte. */
class PlannedInPartsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-09-15");
    private static final int POLICIES = 5;
    private static final int WORLDS = 16;

    @Test
    void a_plan_made_in_parts_is_the_plan_of_all_facts() throws Exception {
        Policy usual = LoadedReference.policy();
        int apart = 0;
        for (int seed = 1; seed <= POLICIES; seed++) {
            Random random = new Random(seed);
            try (PublicationEngine engine =
                    PublicationEngine.of(usual.with(SharedFactsTest.settings(usual.caseSettings(), random)))) {
                for (int world = 0; world < WORLDS; world++) {
                    PublicationFacts facts = troubled(
                            world % 4 == 0 ? RandomFacts.of(random, DAY) : RandomFacts.scattered(random, DAY), random);
                    Split split =
                            Split.of(facts, engine.policy().caseSettings().types(), 1 + random.nextInt(9), random);
                    apart += split.busy() > 1 ? 1 : 0;

                    Plan inParts = split.plan(engine);

                    Plan whole = engine.plan(facts, DAY);
                    assertThat(inParts).as("policy %d, world %d", seed, world).isEqualTo(whole);
                    assertThat(inParts.digest()).isEqualTo(whole.digest());
                }
            }
        }
        assertThat(apart).isGreaterThan(POLICIES * WORLDS / 3);
    }

    @Test
    void two_policies_compared_in_parts_differ_as_over_all_facts() throws Exception {
        Policy usual = LoadedReference.policy();
        Random random = new Random(3);
        Policy other = usual.with(SharedFactsTest.settings(usual.caseSettings(), random));
        try (PublicationEngine before = PublicationEngine.of(usual);
                PublicationEngine after = PublicationEngine.of(other)) {
            for (int world = 0; world < WORLDS; world++) {
                PublicationFacts facts = troubled(RandomFacts.scattered(random, DAY), random);
                Split split = Split.of(facts, usual.caseSettings().types(), 5, random);
                Simulation.InParts simulation = new Simulation.InParts(before, after, DAY, Sorting.IN_MEMORY);
                split.parts().forEach(simulation::add);
                Census census = new Census(facts.operator(), List.of(usual, other));
                facts.mailboxes().forEach(census::see);
                facts.carriers().forEach(census::see);

                Comparison inParts = simulation.comparison(
                        assembly -> assembly.plan(facts.operator(), facts.inputs(), DAY, facts.findings(), census));

                assertThat(inParts).isEqualTo(Simulation.run(before, after, facts, DAY));
            }
        }
    }

    @Test
    void where_whole_structures_are_considered_there_is_one_part() {
        PublicationFacts facts = RandomFacts.scattered(new Random(1), DAY);
        TypeSettings whole =
                new TypeSettings(Map.of(MailboxType.ORG, Set.of(ConsideredPlace.LEGAL_ENTITY_SITUATIONS)), Map.of());

        Split split = Split.of(facts, whole, 8, new Random(1));

        assertThat(split.parts()).hasSize(1);
        assertThat(split.parts().get(0).carriers()).hasSameSizeAs(facts.carriers());
    }

    @Test
    void what_nothing_of_ours_can_stand_on_is_in_no_part() {
        PublicationFacts facts = RandomFacts.scattered(new Random(4), DAY);
        Split split = Split.of(facts, TypeSettings.NONE, 3, new Random(4));

        Set<Carrier> kept = new HashSet<>();
        split.parts().forEach(part -> kept.addAll(part.carriers()));

        assertThat(kept.size()).isLessThan(facts.carriers().size());
    }

    /** Held mailboxes, doubts, gaps, names that differ by case alone, and an operator who protects. */
    private static PublicationFacts troubled(PublicationFacts facts, Random random) {
        List<Carrier> carriers = new ArrayList<>(facts.carriers());
        Carrier.Practitioner someone = (Carrier.Practitioner) carriers.stream()
                .filter(Carrier.Practitioner.class::isInstance)
                .findFirst()
                .orElseThrow();
        if (random.nextBoolean()) {
            carriers.add(new Carrier.Practitioner(
                    new CarrierRef(someone.ref().kind(), someone.ref().id().toLowerCase(Locale.ROOT)),
                    List.of(),
                    true,
                    "Twin",
                    List.of(),
                    Set.of()));
        }
        Set<MailboxAddress> held = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (Mailbox mailbox : facts.mailboxes()) {
            if (random.nextInt(12) == 0) {
                held.add(mailbox.address());
                findings.add(FindingCode.LETTERS_OUTSIDE_ASCII.about(
                        mailbox.address().value(), "x"));
            }
        }
        List<Doubt> doubts = carriers.stream()
                .filter(carrier -> random.nextInt(15) == 0)
                .map(carrier -> new Doubt(carrier.ref(), Optional.empty(), Optional.empty(), new Text("flou", "vague")))
                .toList();
        Set<Gap> gaps = EnumSet.noneOf(Gap.class);
        Stream.of(Gap.values()).filter(gap -> random.nextInt(4) == 0).forEach(gap -> {
            gaps.add(gap);
            findings.add(FindingCode.INCOMPLETE_SOURCE.about(gap.name(), new Text("troué", "gap")));
        });
        return new PublicationFacts(
                facts.operator(),
                facts.mailboxes(),
                facts.declarations(),
                carriers,
                held,
                doubts,
                gaps,
                findings,
                facts.inputs());
    }

    /** Facts that were sent to their parts, in any order. */
    private record Split(PublicationFacts all, List<PublicationFacts> parts) {
        static Split of(PublicationFacts facts, TypeSettings considered, int wanted, Random random) {
            DossierIndex index = new DossierIndex(facts.operator(), considered, ArrayList::new);
            shuffled(facts.mailboxes(), random).forEach(index::see);
            shuffled(facts.declarations(), random).forEach(index::see);
            shuffled(facts.carriers(), random).forEach(index::see);
            Routing routing = index.routing(wanted);
            List<PublicationFacts> parts = new ArrayList<>();
            for (int part = 0; part < routing.parts(); part++) {
                parts.add(part(facts, routing, part));
            }
            return new Split(facts, parts);
        }

        private static <T> List<T> shuffled(List<T> items, Random random) {
            List<T> shuffled = new ArrayList<>(items);
            Collections.shuffle(shuffled, random);
            return shuffled;
        }

        private static PublicationFacts part(PublicationFacts facts, Routing routing, int part) {
            List<Carrier> carriers = new ArrayList<>();
            for (Carrier carrier : facts.carriers()) {
                if (routing.of(carrier) == part) {
                    carriers.add(carrier);
                } else if ((routing.beside(carrier) >> part & 1) == 1) {
                    carriers.add(carrier.showing(List.of()));
                }
            }
            return new PublicationFacts(
                    facts.operator(),
                    facts.mailboxes().stream()
                            .filter(mailbox -> routing.of(mailbox.address()) == part)
                            .toList(),
                    facts.declarations().stream()
                            .filter(answer -> routing.of(answer.address()) == part)
                            .toList(),
                    carriers,
                    facts.held(),
                    facts.doubts(),
                    facts.gaps(),
                    facts.findings(),
                    facts.inputs());
        }

        long busy() {
            return parts.stream().filter(part -> !part.mailboxes().isEmpty()).count();
        }

        Plan plan(PublicationEngine engine) {
            PlanAssembly assembly = new PlanAssembly(engine.policy(), Sorting.IN_MEMORY);
            parts.forEach(part -> assembly.add(engine.part(PreparedFacts.part(part), DAY)));
            Census census = Census.of(all, engine.policy());
            Plan plan = assembly.plan(all.operator(), all.inputs(), DAY, all.findings(), census);
            return plan.needing(SafetyCheck.overridesNeeded(plan, PastRuns.NONE, DAY));
        }
    }
}
