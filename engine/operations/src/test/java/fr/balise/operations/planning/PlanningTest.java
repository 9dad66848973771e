package fr.balise.operations.planning;

import static fr.balise.core.population.Mailboxes.aPersonalMailbox;
import static fr.balise.core.population.Mailboxes.wanted;
import static fr.balise.core.population.Places.aPractitioner;
import static fr.balise.core.population.Places.aSituation;
import static fr.balise.core.population.Places.published;
import static fr.balise.core.population.Population.aPopulation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.DirectoryFacts;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.OverrideNeeded;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Target;
import fr.balise.core.policy.model.SamplePolicy;
import fr.balise.core.population.Population;
import fr.balise.core.safety.PastRuns;
import fr.balise.core.safety.PastRuns.RefusedPlan;
import fr.balise.operations.planning.Planning.Writing;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.FactSource;
import fr.balise.operations.sources.History;
import fr.balise.operations.sources.LiveDirectory;
import fr.balise.operations.sources.LiveFacts;
import fr.balise.operations.sources.MemoryOverlay;
import fr.balise.operations.sources.OperatorData;
import fr.balise.operations.sources.OwnWrite;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A policy asked through the use cases: no command, no file, no server. */
class PlanningTest {
    private static final LocalDate DAY = LocalDate.parse("2026-12-01");
    private static final String ADDRESS = "jeanne.martin@" + Population.OURS;
    private static final String SITUATION = "990012345001";
    private static final Writing WRITING = new Writing("https://write.example/fhir", "draft");

    private PolicyInForce policy;

    @BeforeEach
    void load() throws Exception {
        policy = PolicyInForce.load(
                SamplePolicy.sample()
                        .with("tables/carriers.csv", SamplePolicy.CARRIERS)
                        .files(),
                Optional.empty());
    }

    @AfterEach
    void close() {
        policy.close();
    }

    private static Population population() {
        return aPopulation()
                .of(aPractitioner()
                        .with(aSituation(SITUATION).inHospital())
                        .holding(aPersonalMailbox(ADDRESS).lastUsed("2026-11-20")))
                .of(wanted(ADDRESS, SITUATION));
    }

    private Planning on(FactSource source) {
        return new Planning(policy, source, DAY);
    }

    private static LiveFacts live(PublicationFacts facts, History history) {
        OperatorData operator = new OperatorData() {
            @Override
            public PublicationFacts operatorSide() {
                return facts;
            }

            @Override
            public PublicationFacts beside(DirectoryReading directory, PublicationFacts operatorSide) {
                return operatorSide.withDirectory(
                        directory.directory(), Map.of(directory.source(), directory.digest()));
            }
        };
        LiveDirectory directory = new LiveDirectory() {
            @Override
            public String address() {
                return "https://read.example/fhir";
            }

            @Override
            public DirectoryReading read(PublicationFacts operatorSide, TypeSettings considered) {
                return new DirectoryReading(
                        address(),
                        new DirectoryFacts(facts.carriers(), Set.of(), List.of(), Set.of(), List.of()),
                        "d".repeat(64));
            }
        };
        return new LiveFacts(operator, directory, history);
    }

    private record Remembering(Optional<MemoryOverlay> memory, PastRuns pastRuns) implements History {
        @Override
        public Map<String, OwnWrite> writes() {
            return Map.of();
        }
    }

    @Test
    void facts_at_hand_are_planned_for_no_server() throws Exception {
        Plan plan = on(considered -> population().facts()).plan(WRITING);
        assertThat(plan.changes()).hasSize(1);
        assertThat(plan.target()).isEmpty();
    }

    @Test
    void a_plan_on_a_live_directory_is_for_that_directory_and_dialect() throws Exception {
        Plan plan = on(live(population().facts(), History.NONE)).plan(WRITING);
        assertThat(plan.changes()).hasSize(1);
        assertThat(plan.target())
                .contains(new Target(
                        "https://read.example/fhir", WRITING.endpoint(), WRITING.dialect(), List.of(Population.OURS)));
        assertThat(plan.inputs()).containsKey("https://read.example/fhir").doesNotContainKey("memory");
    }

    @Test
    void a_plan_that_was_refused_before_is_told_to_be_accepted_first() throws Exception {
        RefusedPlan refused = new RefusedPlan("a".repeat(64), DAY, List.of("removal-share"));
        PastRuns past = new PastRuns(Map.of(), new TreeMap<>(), Optional.of(refused));
        Plan plan = on(live(population().facts(), new Remembering(Optional.empty(), past)))
                .plan(WRITING);
        assertThat(plan.overridesNeeded())
                .flatExtracting(OverrideNeeded::overrides)
                .contains("removal-share");
    }

    /** Who answers for a mailbox is hidden by the public data, and known from our own writing. */
    @Test
    void what_we_wrote_completes_what_the_directory_hides_and_is_named_among_the_inputs() throws Exception {
        PublicationFacts facts = aPopulation()
                .of(aPractitioner()
                        .recordedAs("p1")
                        .showing(published(ADDRESS).hidingItsRedList())
                        .holding(aPersonalMailbox(ADDRESS).lastUsed("2026-11-20")))
                .facts();
        Attachment shown = attachment(facts);
        Attachment written = new Attachment(
                shown.address(),
                shown.publishedAs(),
                shown.type(),
                shown.rank(),
                Optional.of(true),
                shown.description(),
                shown.service(),
                shown.responsible(),
                shown.fingerprint(),
                shown.repeated());
        MemoryOverlay memory = new MemoryOverlay(Map.of(MemoryOverlay.place("Practitioner/p1", ADDRESS), written));
        PublicationFacts read =
                live(facts, new Remembering(Optional.of(memory), PastRuns.NONE)).read(TypeSettings.NONE);
        assertThat(shown.redList()).isEmpty();
        assertThat(attachment(read).redList()).contains(true);
        assertThat(read.inputs()).containsKey("memory");
    }

    private static Attachment attachment(PublicationFacts facts) {
        return facts.carriers().get(0).attachments().get(0);
    }

    @Test
    void a_mailbox_is_explained_and_one_that_is_nowhere_is_refused() throws Exception {
        Planning planning = on(considered -> population().facts());
        assertThat(planning.explain(new MailboxAddress(ADDRESS), Optional.empty())
                        .places())
                .hasSize(1);
        assertThatThrownBy(() -> planning.explain(new MailboxAddress("nobody@" + Population.OURS), Optional.empty()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INPUT);
                    assertThat(refusal.text().fr()).contains("ni dans le stock ni publiée : rien à expliquer");
                });
    }

    @Test
    void another_policy_is_compared_on_the_same_facts() throws Exception {
        try (PolicyInForce other = PolicyInForce.load(
                SamplePolicy.sample()
                        .with("tables/carriers.csv", SamplePolicy.CARRIERS)
                        .replacing("rules/good.drl", "verdicts.require", "verdicts.allow")
                        .files(),
                Optional.empty())) {
            assertThat(on(considered -> population().facts()).against(other).changed())
                    .hasSize(1);
        }
    }
}
