package fr.balise.operations.following.counting;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import java.util.Optional;
import java.util.stream.Stream;

/** What is counted (A3-FOLLOW), each over the operator's own mailboxes. A publication is one mailbox on one record. */
public enum Indicator {
    /** Publications. */
    PUBLICATIONS("publications"),
    /** Different addresses among them. */
    ADDRESSES("addresses"),
    /** Publications of mailboxes without use for so many months (A3-INACTIVE). */
    UNUSED("unused"),
    /** Publications of mailboxes of whose use nothing is known: not in the stock, or without a date there. */
    ACTIVITY_UNKNOWN("activityUnknown"),
    /** Publications on open situations for which no answer stands (A3-USAGE). */
    UNANSWERED("unanswered"),
    /** Publications of personal mailboxes whose holder is known by an address alone (A3-TYPE10). */
    TYPE_10("type10"),
    /** Publications on what the directory has closed: the record itself, its professional or its structure. */
    CLOSED_PLACES("closedPlaces"),
    /** Publications that show a mailbox which the stock has on the red list (IG-REDLIST). */
    RED_LIST_SHOWN("redListShown"),
    /** Publications that a run of ours had removed (A3-TRANSITION). */
    CAME_BACK("cameBack"),
    /** Professionals with one address. */
    WITH_ONE("professionalsWithOne"),
    /** Professionals with two addresses. */
    WITH_TWO("professionalsWithTwo"),
    /** Professionals with three addresses or more. */
    WITH_MORE("professionalsWithMore"),
    /** Situations that show several personal mailboxes. */
    SEVERAL_PERSONAL("severalPersonal"),
    /** Answers of professionals that stand. */
    ANSWERS("answers"),
    /** Answers that want the mailbox there. */
    ANSWERS_WANTED("answersWanted"),
    /** Answers that the directory follows already. */
    ANSWERS_FOLLOWED("answersFollowed"),
    /** Findings that are open. */
    FINDINGS("findings"),
    /** Changes of the directory since the last reading that no run of ours made. */
    DRIFT("drift");

    private static final Messages MESSAGES = Messages.beside(Indicator.class, "counting");

    private final String key;

    Indicator(String key) {
        this.key = key;
    }

    /** How files and options name it. */
    public String key() {
        return key;
    }

    /** For people. */
    public Text title() {
        return MESSAGES.text("indicator." + key);
    }

    /** The one of that key. */
    public static Optional<Indicator> named(String key) {
        return Stream.of(values()).filter(one -> one.key.equals(key)).findFirst();
    }

    @Override
    public String toString() {
        return key;
    }
}
