package fr.balise.adapters.spring;

import static fr.balise.core.population.Mailboxes.aPersonalMailbox;
import static fr.balise.core.population.Mailboxes.refused;
import static fr.balise.core.population.Mailboxes.wanted;
import static fr.balise.core.population.Population.aPopulation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.adapters.publication.target.TargetServer;
import fr.balise.adapters.spring.DossierPublishing.Published;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.population.Population.Member;
import fr.balise.operations.running.SafetyRefusal;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;

/** Dossiers of people who come, move and go, on the sandbox directory, through the beans of an application. */
class PublishingDossiersTest {
    private static final String MARTIN = "jeanne.martin@hopital-exemple.mssante.fr";
    private static final String BERTHIER = "bastien.berthier@hopital-exemple.mssante.fr";
    private static final String DUPONT = "michel.dupont@ville-exemple.mssante.fr";

    @TempDir
    private Path folder;

    private SandboxDirectory directory;

    @BeforeEach
    void listen() {
        directory = SandboxDirectory.start(SandboxOptions.serving(Applications.SAMPLES.resolve("directory")));
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private void run(ContextConsumer<AssertableApplicationContext> consumer) {
        ApplicationContextRunner application = Applications.deciding()
                .withPropertyValues(
                        "balise.operator.name=Messagerie Exemple",
                        "balise.operator.domains=hopital-exemple.mssante.fr,ville-exemple.mssante.fr",
                        "balise.operator.confirmed=phases.transition,phases.target,type10.cutOff",
                        "balise.directory.url=" + directory.baseUrl(),
                        "balise.directory.endpoint=" + directory.baseUrl(),
                        "balise.directory.api-key=" + SandboxOptions.DEFAULT_API_KEY,
                        "balise.directory.calls-per-second=0",
                        "balise.journal.place=" + folder.resolve("journal"),
                        "balise.author=identities");
        application.run(consumer);
    }

    private static PublicationFacts dossier(AssertableApplicationContext context, Member... members) {
        return aPopulation()
                .operatedBy(context.getBean(Operator.class))
                .of(members)
                .facts();
    }

    private List<LoggedRequest> patches() {
        return directory.requests().stream()
                .filter(request -> request.method().equals("PATCH"))
                .toList();
    }

    @Test
    void who_joins_is_published_where_it_was_wanted_and_nobody_else_is_looked_for_or_touched() {
        run(context -> {
            Published published = context.getBean(DossierPublishing.class)
                    .publish(dossier(
                            context,
                            aPersonalMailbox(MARTIN).heldBy("10990000011").lastUsed("2026-11-20"),
                            wanted(MARTIN, "990010110001")));

            assertThat(published.complete()).isTrue();
            assertThat(published.run().orElseThrow().receipt()).isPresent();
            assertThat(directory.telecomJson("PractitionerRole", "role-martin-hopital"))
                    .contains(MARTIN);
            assertThat(patches()).hasSize(1);
            SimpleMeterRegistry metrics = new SimpleMeterRegistry();
            context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(metrics));
            assertThat(metrics.get("balise.decisions").functionCounter().count())
                    .isPositive();
            assertThat(metrics.get("balise.calls").functionCounter().count())
                    .isEqualTo(directory.requests().size());
            assertThat(directory.requests())
                    .noneMatch(request -> request.toString().contains("contains"));
            assertThat(context.getBean(TargetServer.class).journal().runs())
                    .singleElement()
                    .extracting(RunOutline::author)
                    .isEqualTo("identities");
        });
    }

    @Test
    void a_dossier_that_is_published_already_writes_nothing() {
        run(context -> {
            PublicationFacts joiner = dossier(
                    context,
                    aPersonalMailbox(MARTIN).heldBy("10990000011").lastUsed("2026-11-20"),
                    wanted(MARTIN, "990010110001"));
            DossierPublishing publishing = context.getBean(DossierPublishing.class);
            publishing.publish(joiner);

            assertThat(publishing.publish(joiner).run()).isEmpty();
            assertThat(patches()).hasSize(1);
        });
    }

    @Test
    void who_moves_is_taken_from_where_it_was_and_published_where_it_goes() {
        run(context -> {
            context.getBean(DossierPublishing.class)
                    .publish(dossier(
                            context,
                            aPersonalMailbox(DUPONT).heldBy("10990000055").lastUsed("2026-11-15"),
                            refused(DUPONT, "990010550001"),
                            wanted(DUPONT, "990010550002")));

            assertThat(directory.telecomJson("PractitionerRole", "role-dupont-garde"))
                    .contains(DUPONT);
            assertThat(directory.telecomJson("PractitionerRole", "role-dupont-ville"))
                    .doesNotContain(DUPONT);
        });
    }

    @Test
    void who_leaves_is_published_nowhere_once_somebody_lifts_the_limit_on_last_addresses() {
        run(context -> {
            PublicationFacts leaver = dossier(
                    context, aPersonalMailbox(BERTHIER).heldBy("10990001001").closed());
            DossierPublishing publishing = context.getBean(DossierPublishing.class);

            assertThatThrownBy(() -> publishing.publish(leaver))
                    .isInstanceOf(SafetyRefusal.class)
                    .hasMessageContaining("last-address");
            assertThat(patches()).isEmpty();

            assertThat(publishing.publish(leaver, "last-address").complete()).isTrue();
            assertThat(directory.telecomJson("PractitionerRole", "role-berthier"))
                    .doesNotContain(BERTHIER);
            assertThat(publishing.resume()).isEmpty();
        });
    }

    @Test
    void an_address_that_the_dossier_does_not_hold_stays_and_is_said_to_be_held_back() {
        run(context -> {
            String before = directory.telecomJson("PractitionerRole", "role-petit");
            Published published = context.getBean(DossierPublishing.class)
                    .publish(dossier(
                            context,
                            aPersonalMailbox("claire.petit@hopital-exemple.mssante.fr")
                                    .heldBy("10990000132")
                                    .lastUsed("2026-11-15"),
                            wanted("claire.petit@hopital-exemple.mssante.fr", "990011320001")));

            assertThat(published.plan().withheld())
                    .extracting(withheld -> withheld.change().place().address().value())
                    .contains("ancien.compte@hopital-exemple.mssante.fr", "urgences@hopital-exemple.mssante.fr");
            assertThat(patches()).isEmpty();
            assertThat(directory.telecomJson("PractitionerRole", "role-petit")).isEqualTo(before);
        });
    }

    @Test
    void what_one_dossier_held_is_not_what_the_next_whole_run_is_measured_against() {
        run(context -> {
            context.getBean(DossierPublishing.class)
                    .publish(dossier(
                            context,
                            aPersonalMailbox(MARTIN).heldBy("10990000011").lastUsed("2026-11-20"),
                            wanted(MARTIN, "990010110001")));

            assertThat(context.getBean(TargetServer.class).journal().pastRuns().sources())
                    .isEmpty();
        });
    }
}
