package fr.balise.core.planning.planner;

import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import java.util.Set;

/**
 * Why a change is not made.
 *
 * @param causes codes of findings of which one tells the cause
 */
record Obstacle(Text why, Set<FindingCode> causes) {
    /** Nothing that is known of the mailbox can be relied on. */
    static final Obstacle HELD = new Obstacle(
            "les données de cette boîte sont illisibles ou se contredisent",
            "the data of this mailbox are unreadable or contradict each other",
            FindingCode.UNREADABLE_LINE,
            FindingCode.DUPLICATE_MAILBOX,
            FindingCode.CONTRADICTORY_DECLARATIONS,
            FindingCode.LETTERS_OUTSIDE_ASCII,
            FindingCode.LOOKS_LIKE_ANOTHER,
            FindingCode.AMBIGUOUS_IDENTIFIER);

    Obstacle(String fr, String en, FindingCode... causes) {
        this(new Text(fr, en), Set.of(causes));
    }

    static Obstacle gap(String fr, String en) {
        return new Obstacle(
                fr,
                en,
                FindingCode.INCOMPLETE_SOURCE,
                FindingCode.FEWER_THAN_EXPECTED,
                FindingCode.NO_DECLARATIONS,
                FindingCode.NOTHING_PUBLISHED);
    }
}
