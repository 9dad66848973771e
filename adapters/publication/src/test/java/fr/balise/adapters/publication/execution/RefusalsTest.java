package fr.balise.adapters.publication.execution;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.RunReport;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultTrigger;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server answers for certain, and what it means for the changes that follow. */
class RefusalsTest {
    private static final int SIZE = 24;

    @TempDir
    Path folder;

    private final Plan plan = LargePlan.of(SIZE);
    private SandboxDirectory sandbox;

    @BeforeEach
    void start() {
        sandbox = SandboxDirectory.start(
                SandboxOptions.serving(LargePlan.directory(folder, SIZE)).withoutRateLimit());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Publishing publishing() {
        return new Publishing(sandbox, Publishing.preset("draft-2026-06-24"));
    }

    @Test
    void changes_that_are_refused_alike_one_after_the_other_stop_the_run() {
        try (Publishing publishing = publishing().alone()) {
            sandbox.faults().add(Fault.before(FaultTrigger.anyPatch(), FaultEffect.status(404)));

            RunReport report = publishing.apply(plan);

            assertThat(report.count(Outcome.REFUSED)).isEqualTo(10);
            assertThat(publishing.patches()).hasSize(10);
            assertThat(report.stopped().orElseThrow().en())
                    .contains("refused alike", "404", "--override identical-refusals");
        }
    }

    @Test
    void a_person_may_let_them_go_on() throws Exception {
        try (Publishing publishing = publishing().alone()) {
            sandbox.faults().add(Fault.before(FaultTrigger.anyPatch(), FaultEffect.status(404)));

            RunReport report = publishing.publisher().apply(plan, Set.of("identical-refusals"));

            assertThat(report.count(Outcome.REFUSED)).isEqualTo(plan.changes().size());
        }
    }

    @Test
    void a_success_in_between_lets_the_run_go_on() {
        try (Publishing publishing = publishing().alone()) {
            sandbox.faults().add(Fault.before(FaultTrigger.anyPatch().first(9), FaultEffect.status(404)));

            RunReport report = publishing.apply(plan);

            assertThat(report.stopped()).isEmpty();
            assertThat(report.count(Outcome.REFUSED)).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 501})
    void a_server_that_takes_no_patch_is_asked_once(int status) {
        try (Publishing publishing = publishing().alone()) {
            sandbox.faults().add(Fault.before(FaultTrigger.anyPatch(), FaultEffect.status(status)));

            RunReport report = publishing.apply(plan);

            assertThat(publishing.patches()).hasSize(1);
            assertThat(report.stopped()).isPresent();
        }
    }

    @Test
    void a_failure_over_one_change_while_looks_are_answered_refuses_that_change_alone() {
        try (Publishing publishing = publishing().patient()) {
            sandbox.faults()
                    .add(Fault.before(FaultTrigger.anyPatch().path("Organization/o3"), FaultEffect.status(500)));

            RunReport report = publishing.apply(plan);

            assertThat(report.stopped()).isEmpty();
            assertThat(report.results())
                    .allSatisfy(result -> assertThat(result.outcome())
                            .isEqualTo(result.carrier().id().equals("o3") ? Outcome.REFUSED : Outcome.APPLIED));
        }
    }

    @Test
    void a_version_conflict_is_read_again_and_sent_again() {
        try (Publishing publishing = publishing().tireless()) {
            sandbox.faults().add(Fault.before(FaultTrigger.anyPatch().every(2), FaultEffect.status(409)));

            RunReport report = publishing.apply(plan);

            assertThat(report.results()).extracting(ChangeResult::outcome).containsOnly(Outcome.APPLIED);
            LargePlan.nothingInsertedTwice(sandbox, SIZE);
        }
    }

    @Test
    void a_version_conflict_that_never_ends_is_a_refusal() {
        try (Publishing publishing = publishing()) {
            sandbox.faults()
                    .add(Fault.before(FaultTrigger.anyPatch().path("Organization/o3"), FaultEffect.status(409)));

            assertThat(publishing.apply(plan).results())
                    .filteredOn(result -> result.carrier().id().equals("o3"))
                    .extracting(ChangeResult::outcome)
                    .containsOnly(Outcome.REFUSED);
        }
    }

    /** Another operator's machine carries out the same plan, from a journal of its own, just before our first patch. */
    @Test
    void what_another_hand_did_meanwhile_is_not_taken_back_by_undoing_ours() throws Exception {
        try (Publishing other = publishing();
                Publishing publishing = publishing().alone()) {
            AtomicBoolean done = new AtomicBoolean();
            Transport there = publishing.transport();
            Transport overtaken = new Transport() {
                @Override
                public URI base() {
                    return there.base();
                }

                @Override
                public Reply exchange(Call call, Departure departure) throws InterruptedException {
                    if (!call.reads() && done.compareAndSet(false, true)) {
                        assertThat(other.apply(plan).complete()).isTrue();
                        // A call that the server puts off leaves no doubt that it might have done it.
                        sandbox.faults()
                                .add(Fault.before(FaultTrigger.anyPatch().first(1), FaultEffect.status(429)));
                    }
                    return there.exchange(call, departure);
                }

                @Override
                public void close() {}
            };

            RunReport ours = publishing
                    .publisher(overtaken, new StopFlag(), RunListener.SILENT)
                    .apply(plan, Set.of());

            assertThat(ours.results())
                    .filteredOn(result -> result.action() == Change.Action.ATTACH)
                    .extracting(ChangeResult::outcome)
                    .containsOnly(Outcome.ALREADY_SO);
            publishing.undo(ours.run());
            assertThat(sandbox.telecomJson("Organization", "o0")).contains(LargePlan.arriving(0));
        }
    }
}
