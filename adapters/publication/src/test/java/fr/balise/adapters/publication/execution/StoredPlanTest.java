package fr.balise.adapters.publication.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.core.digest.StoredList;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.RunReport;
import fr.balise.operations.running.report.VerificationReport.Sight;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that is never in memory, from its first call to the undoing of the last. */
class StoredPlanTest {
    private static final int SIZE = 450;

    private final Plan plan =
            stored(LargePlan.of(SIZE).changes().stream().sorted(Change.ORDER).toList());

    @TempDir
    private Path folder;

    private static Plan stored(List<Change> changes) {
        Plan plan = LargePlan.of(SIZE);
        StoredList<Change> read = new StoredList<>() {
            @Override
            public Iterator<Change> iterator() {
                return changes.iterator();
            }

            @Override
            public Change get(int index) {
                throw new AssertionError("a stored plan is gone through, not looked into");
            }

            @Override
            public int size() {
                return changes.size();
            }
        };
        return new Plan(
                plan.head(),
                plan.summary(),
                plan.impact(),
                plan.assumed(),
                plan.overridesNeeded(),
                read,
                plan.withheld(),
                plan.findings());
    }

    private SandboxDirectory sandbox() {
        return SandboxDirectory.start(
                SandboxOptions.serving(LargePlan.directory(folder, SIZE)).withoutRateLimit());
    }

    @Test
    void it_is_carried_out_resumed_verified_and_undone_as_one_in_memory_is() throws Exception {
        List<List<String>> planned = LargePlan.asPlanned(folder, SIZE);
        try (SandboxDirectory sandbox = sandbox();
                SqlJournal journal = Journals.file(folder.resolve("j"));
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"), journal)) {
            List<List<String>> before = LargePlan.telecoms(sandbox, SIZE);
            assertThat(publishing.verify(plan).count(Sight.AS_BEFORE))
                    .isEqualTo(plan.changes().size());
            StopFlag stop = new StopFlag();
            AtomicInteger done = new AtomicInteger();
            RunReport stopped = publishing.apply(plan, stop, new RunListener() {
                @Override
                public void settled(ChangeResult result) {
                    if (done.incrementAndGet() == SIZE) {
                        stop.raise(new Text("arrêt demandé", "stop asked for"));
                    }
                }
            });
            int left = publishing.verify(plan).differences().size();
            assertThat(stopped.count(Outcome.NOT_SENT)).isPositive().isEqualTo(left);

            RunReport resumed = publishing.resume(stopped.run(), plan);

            assertThat(resumed.complete()).isTrue();
            assertThat(resumed.results())
                    .extracting(ChangeResult::changeId)
                    .isEqualTo(plan.changes().stream()
                            .map(change -> change.id().value())
                            .toList());
            assertThat(publishing.verify(plan).agrees()).isTrue();
            assertThat(LargePlan.telecoms(sandbox, SIZE)).isEqualTo(planned);
            LargePlan.nothingInsertedTwice(sandbox, SIZE);

            assertThat(publishing
                            .undo(resumed.run(), new StopFlag(), RunListener.SILENT)
                            .complete())
                    .isTrue();
            assertThat(LargePlan.telecoms(sandbox, SIZE)).isEqualTo(before);
        }
    }

    /** Else a carrier would be dealt with twice, the second time as it was before the first. */
    @Test
    void it_is_refused_before_any_call_when_its_changes_are_not_in_order() throws Exception {
        List<Change> reversed = new ArrayList<>(plan.changes());
        Collections.reverse(reversed);
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"))) {
            assertThatThrownBy(() -> publishing.publisher().apply(stored(reversed), Set.of()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("not in the order of a plan");
            assertThat(sandbox.requests()).isEmpty();
        }
    }

    @Test
    void what_was_written_to_one_directory_a_short_while_ago_is_written_to_another_too() throws Exception {
        try (SqlJournal journal = Journals.file(folder.resolve("j"));
                SandboxDirectory one = sandbox();
                SandboxDirectory other = sandbox();
                Publishing first = new Publishing(one, Publishing.preset("draft-2026-06-24"), journal);
                Publishing second = new Publishing(other, Publishing.preset("draft-2026-06-24"), journal)) {
            assertThat(first.apply(plan).complete()).isTrue();

            assertThat(second.apply(plan).count(Outcome.APPLIED))
                    .isEqualTo(plan.changes().size());
            assertThat(second.verify(plan).agrees()).isTrue();
        }
    }
}
