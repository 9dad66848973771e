package fr.balise.adapters.publication.execution;

import static fr.balise.adapters.publication.Fixtures.DOMAIN;
import static fr.balise.adapters.publication.Fixtures.detach;
import static fr.balise.adapters.publication.Fixtures.mailbox;
import static fr.balise.adapters.publication.Fixtures.structure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.adapters.publication.history.TargetHistory;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.core.safety.Breach;
import fr.balise.core.safety.Limit;
import fr.balise.operations.running.SafetyRefusal;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accidents that emptied other directories, as runs on one of ours: each is stopped before its first call. */
class PublishedAccidentsTest {
    private static final int SIZE = 20;

    @TempDir
    Path folder;

    private SandboxDirectory sandbox;
    private Publishing publishing;

    @BeforeEach
    void start() {
        List<String> structures = IntStream.range(0, SIZE)
                .mapToObj(i -> structure("o" + i, "01000" + (1000 + i), shown(i)))
                .toList();
        sandbox = SandboxDirectory.start(
                SandboxOptions.serving(Fixtures.write(folder, structures)).withoutRateLimit());
        publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"));
    }

    @AfterEach
    void stop() {
        publishing.close();
        sandbox.close();
    }

    private static String shown(int i) {
        return mailbox("service-" + i + "@" + DOMAIN, "ORG");
    }

    /** A plan that removes the mailboxes of some structures while so many are published. */
    private static Plan removing(int from, int to, Map<String, Integer> sources) {
        List<Change> changes = IntStream.range(from, to)
                .mapToObj(i -> detach("service-" + i + "@" + DOMAIN, MailboxType.ORG, structure("o" + i), shown(i)))
                .toList();
        Impact impact = Fixtures.impact(MailboxType.ORG, SIZE - from, to - from);
        return Fixtures.plan(
                changes,
                new Impact(
                        impact.types(),
                        impact.domains(),
                        impact.structures(),
                        impact.leftWithoutAddress(),
                        impact.protectedRemoved(),
                        new TreeMap<>(sources)));
    }

    private void apply(Plan plan, String... lifted) throws Exception {
        sandbox.clearRequests();
        publishing.publisher().apply(plan, Set.of(lifted));
    }

    private List<Limit> refusal(Plan plan, String... lifted) {
        SafetyRefusal refusal = catchThrowableOfType(SafetyRefusal.class, () -> apply(plan, lifted));
        assertThat(sandbox.requests()).isEmpty();
        return refusal.breaches().stream().map(Breach::limit).toList();
    }

    @Test
    void the_stock_of_another_tenant_removes_nothing() {
        assertThat(refusal(removing(0, SIZE, Map.of()))).contains(Limit.WHOLE_REMOVED);
    }

    @Test
    void an_export_that_lost_73_percent_of_its_entries_removes_nothing() throws Exception {
        apply(removing(0, 0, Map.of("stock", 100)));

        assertThat(refusal(removing(0, 2, Map.of("stock", 27)))).containsExactly(Limit.SOURCE_SHRANK);
    }

    @Test
    void an_import_that_came_empty_removes_nothing() throws Exception {
        apply(removing(0, 0, Map.of("answers", 40)));

        assertThat(refusal(removing(0, 2, Map.of("answers", 0)))).containsExactly(Limit.SOURCE_SHRANK);
    }

    @Test
    void a_naming_system_that_changed_removes_nothing() throws Exception {
        apply(removing(0, 0, Map.of("system https://finess.esante.gouv.fr", 20, "matched", 90)));

        assertThat(refusal(removing(0, 2, Map.of("system http://finess.sante.gouv.fr", 20, "matched", 0))))
                .containsExactly(Limit.SOURCE_SHRANK);
    }

    @Test
    void nightly_slices_stop_before_they_are_half_of_it() throws Exception {
        apply(removing(0, 3, Map.of()));
        apply(removing(3, 6, Map.of()));

        assertThat(refusal(removing(6, 9, Map.of()))).containsExactly(Limit.REMOVALS_WITHIN_DAYS);
    }

    @Test
    void after_a_refusal_nothing_is_applied_until_a_person_accepts_it() throws Exception {
        refusal(removing(0, SIZE, Map.of()));

        assertThat(refusal(removing(0, 1, Map.of()))).containsExactly(Limit.QUARANTINE);
        apply(removing(0, 1, Map.of()), "whole-removed");
        assertThatCode(() -> apply(removing(1, 2, Map.of()))).doesNotThrowAnyException();
    }

    @Test
    void after_a_refusal_a_person_may_reject_the_plan() throws Exception {
        refusal(removing(0, SIZE, Map.of()));
        var past = TargetHistory.of(publishing.journal(), DirectoryAddress.of(sandbox.baseUrl()));
        TargetHistory.reject(
                publishing.journal(),
                DirectoryAddress.of(sandbox.baseUrl()),
                past.quarantine().orElseThrow(),
                Fixtures.SOMEBODY,
                Instant.now());

        assertThatCode(() -> apply(removing(0, 1, Map.of()))).doesNotThrowAnyException();
    }

    @Test
    void a_refusal_leaves_its_trace_and_another_directory_is_not_in_quarantine() throws Exception {
        refusal(removing(0, SIZE, Map.of()));

        publishing
                .journal()
                .read(
                        Entry.Kind.PLAN_REFUSED,
                        entry -> assertThat(entry.content().orElseThrow().toString())
                                .contains(
                                        "whole-removed",
                                        "camille.modele",
                                        sandbox.baseUrl().toString()));
        assertThat(TargetHistory.of(
                                publishing.journal(),
                                DirectoryAddress.of(sandbox.baseUrl().resolve("/elsewhere")))
                        .quarantine())
                .isEmpty();
    }

    @Test
    void what_a_person_let_pass_does_not_count_for_the_next_nights() throws Exception {
        apply(removing(0, 6, Map.of()), "removal-share");

        assertThatCode(() -> apply(removing(6, 9, Map.of()))).doesNotThrowAnyException();
    }

    @Test
    void nightly_slices_stop_though_another_limit_is_lifted_every_night() throws Exception {
        String[] standing = {"last-address", "assumed-date", "source-shrank"};
        apply(removing(0, 3, Map.of()), standing);
        apply(removing(3, 6, Map.of()), standing);

        assertThat(refusal(removing(6, 9, Map.of()), standing)).containsExactly(Limit.REMOVALS_WITHIN_DAYS);
    }
}
