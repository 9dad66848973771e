package fr.balise.operations.asking.answers;

import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.answers.Answering.Checked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Where answers are kept, with what they rest on. */
public interface AnswerLedger {
    /**
     * One merge, as it is kept.
     *
     * @param id 12 hexadecimal digits
     * @param by who merged
     * @param files SHA-256 of each questionnaire, by its name
     * @param merged how many answers it brought
     * @param withdrawn how many it took out, since they were taken back
     * @param there how many of them are there now
     * @param told what was said of lines of the questionnaires
     */
    record Merge(
            String id,
            Instant at,
            String by,
            SortedMap<String, String> files,
            int merged,
            int withdrawn,
            int there,
            List<Remark> told,
            Optional<Undone> undone) {}

    /** Who took a merge back, and when. */
    record Undone(Instant at, String by) {}

    /**
     * Adds answers to those that are known, and takes out those that were taken back: all of it or nothing. What came back
     * is kept beside them, and what was taken out.
     *
     * @param by who merges
     * @return the id of the merge
     * @throws Refusal when they cannot be added without losing what is there
     */
    String merge(Checked checked, Returned returned, Instant at, String by) throws Refusal;

    /**
     * Takes the answers of a merge out again, and puts back what it took out; what it rests on stays.
     *
     * @return how many
     * @throws Refusal when there is no such merge
     */
    int undo(String id, Instant at, String by) throws Refusal;

    /** All merges, the first one first. */
    List<Merge> merges() throws Refusal;
}
