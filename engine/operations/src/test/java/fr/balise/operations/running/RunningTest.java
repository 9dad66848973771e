package fr.balise.operations.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.fixtures.SomePlan;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RunName;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.core.safety.PastRuns.RefusedPlan;
import fr.balise.operations.running.RunLedger.RecordedRun;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.Receipt;
import fr.balise.operations.running.report.RunReport;
import fr.balise.operations.running.report.RunResult;
import fr.balise.operations.running.report.RunResult.End;
import fr.balise.operations.running.report.VerificationReport;
import fr.balise.operations.running.report.VerificationReport.Check;
import fr.balise.operations.running.report.VerificationReport.Sight;
import fr.balise.operations.sources.DirectoryAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs through the ports alone: what is chosen, read again, noted and told. */
class RunningTest {
    private static final Plan PLAN = SomePlan.plan();
    private static final CarrierRef CARRIER = new CarrierRef(CarrierKind.SITUATION, "r1");
    private static final MailboxAddress ADDRESS = new MailboxAddress("jeanne.martin@ours.mssante.fr");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<String> done = new ArrayList<>();
    private Outcome outcome = Outcome.APPLIED;
    private Optional<Sight> sight = Optional.empty();
    private Optional<Refusal> unread = Optional.empty();

    private Running running(Optional<Duration> within) {
        return new Running(
                endpoint -> {
                    done.add("open " + endpoint);
                    return new Noted();
                },
                new Ledger(),
                within);
    }

    /** Notes what it is asked for, and lets one change come to {@link #outcome}. */
    private final class Noted implements Execution {
        private RunReport report(String what) {
            done.add(what);
            ChangeResult result =
                    new ChangeResult("c1", Change.Action.ATTACH, ADDRESS, CARRIER, outcome, new Text("fait", "done"));
            return new RunReport(
                    new RunName("run"),
                    "p",
                    "q",
                    Instant.EPOCH,
                    Duration.ZERO,
                    1,
                    0,
                    Optional.empty(),
                    RunReport.counted(List.of(result)),
                    List.of(result));
        }

        @Override
        public RunReport apply(Plan plan, Set<String> lifted) {
            return report("apply " + lifted);
        }

        @Override
        public RunReport resume(RunName run, Plan plan) {
            return report("resume " + run);
        }

        @Override
        public RunReport resumeUndo(RunName run) {
            return report("resume undo " + run);
        }

        @Override
        public RunReport undo(RunName run) {
            return report("undo " + run);
        }

        @Override
        public VerificationReport verify(Plan plan, Duration within) throws Refusal {
            done.add("verify " + within);
            if (unread.isPresent()) {
                throw unread.get();
            }
            List<Check> differences = sight.stream()
                    .map(how -> new Check("c1", Change.Action.ATTACH, ADDRESS, CARRIER, how, new Text("vue", "seen")))
                    .toList();
            return new VerificationReport("p", "q", Instant.EPOCH, 1, 1, differences, "r");
        }

        @Override
        public Receipt receipt(VerificationReport seen, RunName run) {
            done.add("receipt " + run);
            return Receipt.of(seen, Optional.of(run), "https://read.example/fhir", Receipt.FIRST);
        }

        @Override
        public void close() {
            done.add("close");
        }
    }

    private static final class Ledger implements RunLedger {
        @Override
        public RecordedRun run(String name) {
            return new RecordedRun(new RunName(name), "https://before.example/fhir", Optional.empty(), 1);
        }

        @Override
        public Optional<RecordedRun> unfinished() {
            return Optional.of(run("latest"));
        }

        @Override
        public Plan plan(RunName run) {
            return PLAN;
        }

        @Override
        public Optional<RefusedPlan> quarantine(DirectoryAddress directory) {
            return Optional.empty();
        }

        @Override
        public void reject(DirectoryAddress directory, RefusedPlan plan, RunIdentity who, Instant at) {}
    }

    @Test
    void what_was_applied_is_read_again_and_noted_before_the_way_is_closed() throws Exception {
        RunResult result =
                running(Optional.of(MINUTE)).apply("https://write.example/fhir", PLAN, Set.of("removal-share"));
        assertThat(done)
                .containsExactly(
                        "open https://write.example/fhir",
                        "apply [removal-share]",
                        "verify PT1M",
                        "receipt run",
                        "close");
        assertThat(result.end()).isEqualTo(End.FINE);
        assertThat(result.receipt())
                .hasValueSatisfying(receipt -> assertThat(receipt.intact()).isTrue());
    }

    @Test
    void nothing_is_read_again_where_nobody_asks_or_something_is_left() throws Exception {
        running(Optional.empty()).apply("e", PLAN, Set.of());
        assertThat(done).containsExactly("open e", "apply []", "close");
        done.clear();
        outcome = Outcome.REFUSED;
        assertThat(running(Optional.of(MINUTE)).apply("e", PLAN, Set.of()).end())
                .isEqualTo(End.PARTLY_APPLIED);
        assertThat(done).containsExactly("open e", "apply []", "close");
    }

    @ParameterizedTest
    @CsvSource({
        "APPLIED, , FINE",
        "ALREADY_SO, , FINE",
        "APPLIED, AS_BEFORE, UNSEEN",
        "APPLIED, OTHERWISE, UNSEEN",
        "STALE, , STALE",
        "UNKNOWN, , PARTLY_APPLIED",
        "NOT_SENT, , PARTLY_APPLIED"
    })
    void how_a_run_ends_follows_from_its_outcomes_and_from_what_is_seen(Outcome came, @Nullable Sight seen, End end)
            throws Exception {
        outcome = came;
        sight = Optional.ofNullable(seen);
        assertThat(running(Optional.of(MINUTE)).apply("e", PLAN, Set.of()).end())
                .isEqualTo(end);
    }

    /** Somebody who reads that a run failed would run it again. */
    @Test
    void a_directory_that_cannot_be_read_again_is_told_as_such_and_the_way_is_closed() {
        unread = Optional.of(new Refusal(Refusal.Kind.UNAVAILABLE, new Text("Plus là.", "Gone.")));
        assertThatThrownBy(() -> running(Optional.of(MINUTE)).apply("e", PLAN, Set.of()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
                    assertThat(refusal.text().en()).contains("applied everything", "Gone.", "--receipt");
                });
        assertThat(done).endsWith("close").noneMatch(step -> step.startsWith("receipt"));
    }

    @Test
    void a_run_is_resumed_where_it_wrote_unless_somebody_says_otherwise() throws Exception {
        Running running = running(Optional.empty());
        running.resume(new Ledger().run("r"), Optional.empty());
        running.resume(new Ledger().run("r"), Optional.of("https://else.example/fhir"));
        assertThat(done)
                .containsExactly(
                        "open https://before.example/fhir",
                        "resume r",
                        "close",
                        "open https://else.example/fhir",
                        "resume r",
                        "close");
    }

    @Test
    void an_undoing_is_finished_as_an_undoing_and_not_held_to_a_plan() throws Exception {
        RecordedRun undoing = new RecordedRun(new RunName("u"), "e", Optional.of(new RunName("r")), 0);
        running(Optional.of(MINUTE)).resume(undoing, Optional.empty());
        running(Optional.of(MINUTE)).undo(new Ledger().run("r"), Optional.of("e"));
        assertThat(done).containsExactly("open e", "resume undo u", "close", "open e", "undo r", "close");
    }
}
