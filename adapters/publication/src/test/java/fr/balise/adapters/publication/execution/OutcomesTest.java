package fr.balise.adapters.publication.execution;

import static fr.balise.adapters.publication.Fixtures.DOMAIN;
import static fr.balise.adapters.publication.Fixtures.attach;
import static fr.balise.adapters.publication.Fixtures.detach;
import static fr.balise.adapters.publication.Fixtures.mailbox;
import static fr.balise.adapters.publication.Fixtures.plan;
import static fr.balise.adapters.publication.Fixtures.redListed;
import static fr.balise.adapters.publication.Fixtures.structure;
import static fr.balise.adapters.publication.Fixtures.update;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.publication.Fixtures;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.RunReport;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultTrigger;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An outcome is read, not assumed: whatever the wire does, the report tells what the directory shows. */
class OutcomesTest {
    private static final int SIZE = 6;

    @TempDir
    Path folder;

    private SandboxDirectory sandbox() {
        return sandbox(SandboxOptions.serving(folder));
    }

    private SandboxDirectory sandbox(SandboxOptions options) {
        List<String> resources = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            resources.add(structure("o" + i, "01000000" + i, changing(i), going(i)));
        }
        Fixtures.write(folder, resources);
        return SandboxDirectory.start(options.withoutRateLimit());
    }

    private static String changing(int i) {
        return mailbox("change-" + i + "@" + DOMAIN, "ORG");
    }

    private static String going(int i) {
        return mailbox("part-" + i + "@" + DOMAIN, "ORG");
    }

    /** An attach, an update and a detach on each of the structures. */
    private static Plan everything() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            changes.add(attach("arrive-" + i + "@" + DOMAIN, MailboxType.ORG, structure("o" + i)));
            changes.add(update(
                    "change-" + i + "@" + DOMAIN, MailboxType.ORG, structure("o" + i), redListed(), changing(i)));
            changes.add(detach("part-" + i + "@" + DOMAIN, MailboxType.ORG, structure("o" + i), going(i)));
        }
        return plan(changes);
    }

    private static Supplier<Fault> on(Supplier<Fault> fault) {
        return fault;
    }

    static Stream<Arguments> troubles() {
        FaultTrigger often = FaultTrigger.anyPatch().every(3);
        return Stream.of(
                Arguments.of(
                        "429 with Retry-After",
                        on(() -> Fault.before(often, FaultEffect.status(429).retryAfter(1)))),
                Arguments.of("429 without Retry-After", on(() -> Fault.before(often, FaultEffect.status(429)))),
                Arguments.of("500", on(() -> Fault.before(often, FaultEffect.status(500)))),
                Arguments.of(
                        "502 page of HTML",
                        on(() -> Fault.before(often, FaultEffect.status(502).html()))),
                Arguments.of("503 after the change", on(() -> Fault.after(often, FaultEffect.status(503)))),
                Arguments.of("reset before the change", on(() -> Fault.before(often, FaultEffect.drop()))),
                Arguments.of("reset after the change", on(() -> Fault.after(often, FaultEffect.drop()))),
                Arguments.of("reset within the answer", on(() -> Fault.after(often, FaultEffect.dropAfterBytes(40)))),
                Arguments.of("truncated body", on(() -> Fault.after(often, FaultEffect.truncate(60)))),
                Arguments.of(
                        "200 page of HTML",
                        on(() -> Fault.before(often, FaultEffect.status(200).html()))),
                Arguments.of(
                        "200 without a body, done",
                        on(() -> Fault.after(often, FaultEffect.status(200).empty()))),
                Arguments.of(
                        "200 without a body, not done",
                        on(() -> Fault.before(often, FaultEffect.status(200).empty()))),
                Arguments.of(
                        "303", on(() -> Fault.before(often, FaultEffect.redirect("http://127.0.0.1:9/elsewhere")))),
                Arguments.of(
                        "reads that fail too",
                        on(() -> Fault.before(FaultTrigger.anyCall().every(4), FaultEffect.status(503)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void trouble_on_the_way_changes_nothing_in_the_end(String name, Supplier<Fault> trouble) {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24")).tireless()) {
            RunReport report;
            if (name.equals("reads that fail too")) {
                publishing.patient();
            }
            sandbox.faults().add(trouble.get());
            report = publishing.apply(everything());
            sandbox.faults().clear();

            assertThat(report.results()).extracting(ChangeResult::outcome).containsOnly(Outcome.APPLIED);
            assertThat(publishing.verify(everything()).agrees()).isTrue();
            insertedOnce(sandbox);
        }
    }

    /** Each address at most once in a request that changed something. */
    private static void insertedOnce(SandboxDirectory sandbox) {
        for (int i = 0; i < SIZE; i++) {
            String address = "arrive-" + i + "@" + DOMAIN;
            assertThat(sandbox.requests())
                    .filteredOn(LoggedRequest::applied)
                    .filteredOn(request -> request.body().contains(address))
                    .hasSize(1);
        }
    }

    @Test
    void an_answer_that_comes_too_late_is_looked_into() {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"))
                        .withReadTimeout(Duration.ofSeconds(2))) {
            sandbox.faults().add(Fault.after(FaultTrigger.anyPatch().first(2), FaultEffect.delay(Duration.ofHours(1))));
            RunReport report = publishing.apply(everything());

            assertThat(report.results()).extracting(ChangeResult::outcome).containsOnly(Outcome.APPLIED);
            insertedOnce(sandbox);
        }
    }

    @Test
    void a_server_that_lies_about_a_delete_is_found_out() {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"))) {
            sandbox.faults()
                    .add(Fault.before(
                            FaultTrigger.anyPatch(), FaultEffect.status(200).empty()));
            RunReport report =
                    publishing.apply(plan(detach("part-0@" + DOMAIN, MailboxType.ORG, structure("o0"), going(0))));

            assertThat(report.results()).extracting(ChangeResult::outcome).containsOnly(Outcome.UNKNOWN);
        }
    }

    @Test
    void what_somebody_else_changed_is_left_alone_and_the_rest_goes_on() {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"))) {
            sandbox.changeBehindTheBack(
                    Organization.class,
                    "o1",
                    organization -> organization.getTelecom().stream()
                            .filter(telecom -> telecom.getValue().startsWith("part-"))
                            .forEach(telecom -> telecom.setUse(ContactPoint.ContactPointUse.WORK)));
            String others = sandbox.telecomJson("Organization", "o1");
            RunReport report = publishing.apply(everything());

            assertThat(report.count(Outcome.STALE)).isEqualTo(1);
            assertThat(report.count(Outcome.APPLIED)).isEqualTo(3 * SIZE - 1);
            assertThat(report.results())
                    .filteredOn(result -> result.outcome() == Outcome.STALE)
                    .singleElement()
                    .satisfies(result -> assertThat(result.address().value()).isEqualTo("part-1@" + DOMAIN));
            assertThat(others).contains("part-1@");
            assertThat(sandbox.telecomJson("Organization", "o1")).contains("part-1@" + DOMAIN);
        }
    }

    @Test
    void a_plan_that_was_carried_out_already_sends_nothing() {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"))) {
            publishing.apply(everything());
            RunReport again = publishing.apply(everything());

            assertThat(again.results()).extracting(ChangeResult::outcome).containsOnly(Outcome.ALREADY_SO);
            assertThat(publishing.patches()).isEmpty();
        }
    }

    @Test
    void a_key_that_may_not_write_stops_the_run_at_once() {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24")).alone()) {
            sandbox.faults().add(Fault.before(FaultTrigger.anyPatch(), FaultEffect.status(401)));
            RunReport report = publishing.apply(everything());

            assertThat(publishing.patches()).hasSize(1);
            assertThat(report.count(Outcome.REFUSED)).isEqualTo(1);
            assertThat(report.count(Outcome.NOT_SENT)).isEqualTo(3 * SIZE - 1);
            assertThat(report.stopped().orElseThrow().en()).contains("API key is refused for writing");
        }
    }

    @Test
    void a_change_that_the_server_refuses_does_not_stop_the_others() {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"))) {
            sandbox.faults()
                    .add(Fault.before(FaultTrigger.anyPatch().path("Organization/o2"), FaultEffect.status(400)));
            RunReport report = publishing.apply(everything());

            assertThat(report.count(Outcome.REFUSED)).isEqualTo(3);
            assertThat(report.count(Outcome.APPLIED)).isEqualTo(3 * SIZE - 3);
        }
    }
}
