package fr.balise.adapters.formats.campaign;

import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.identity.ChangeId;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.asking.answers.Answering;
import fr.balise.operations.asking.answers.Answering.PlanDifference;
import fr.balise.operations.asking.answers.MergedAnswer;
import fr.balise.operations.asking.answers.Remark;
import java.util.List;
import java.util.Optional;

/**
 * Answers for programs.
 *
 * @param merge the merge that took them; absent where they were not merged
 * @param withdrawn known answers that were taken back
 * @param blank lines without an answer
 * @param changes what they change in the plan; absent where no policy was asked
 */
public record AnswersJson(
        String schema,
        Optional<String> merge,
        List<MergedAnswer> answers,
        List<UsageDeclaration> withdrawn,
        int blank,
        List<Remark> told,
        Optional<PlanDifferenceJson> changes) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:answers:1";

    /** Changes as a plan names them. */
    public record PlanDifferenceJson(List<ChangeJson> added, List<ChangeJson> dropped) {
        private static PlanDifferenceJson of(PlanDifference changes) {
            return new PlanDifferenceJson(
                    changes.added().stream().map(ChangeJson::of).toList(),
                    changes.dropped().stream().map(ChangeJson::of).toList());
        }
    }

    /** A change of a plan. */
    public record ChangeJson(ChangeId id, Change.Action action, MailboxAddress mailbox, String carrier, String label) {
        private static ChangeJson of(Change change) {
            return new ChangeJson(
                    change.id(),
                    change.action(),
                    change.place().address(),
                    change.place().carrier().toString(),
                    change.place().label());
        }
    }

    /** The document, ending with a line break. */
    public static String of(Answering answers, Optional<String> merge, Optional<PlanDifference> changes) {
        return SteadyJson.document(new AnswersJson(
                SCHEMA,
                merge,
                answers.checked().sound(),
                answers.checked().withdrawn(),
                answers.returned().blank(),
                answers.checked().told(),
                changes.map(PlanDifferenceJson::of)));
    }
}
