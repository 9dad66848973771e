package fr.balise.operations.asking;

import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether a professional wants a mailbox published on a practice situation: asked because the answer would change
 * something.
 *
 * @param id equal for equal questions in any campaign; a letter stands first, so that no spreadsheet program takes it for
 *     a number
 * @param place the structure of the situation in words; empty where the directory names none
 * @param published whether it is published there now
 * @param redList whether the mailbox is on the red list
 * @param proposed what was answered before, to be confirmed
 * @param preference whether it is to be asked as well which mailbox is the preferred one there
 * @param effects what each answer makes of the publication there
 * @param endsOn the day on which silence ends the publication; empty when there is none to end, or silence never does
 * @param refusedForAll whether a refusal for each situation takes the mailbox from the professional's own record too
 */
public record Question(
        String id,
        MailboxAddress address,
        MailboxType type,
        SituationId situation,
        String place,
        Why why,
        boolean published,
        boolean redList,
        Optional<Earlier> proposed,
        boolean preference,
        Effects effects,
        Optional<LocalDate> endsOn,
        boolean refusedForAll) {
    private static final int ID_LENGTH = 11;

    /** Why it is asked. */
    public enum Why {
        /** Nobody has asked. */
        UNANSWERED,
        /** The answer is too old by {@code usage.validMonths}, or will be before the campaign ends. */
        EXPIRED,
        /** The professional answered for a situation in the same structure that has closed since. */
        SITUATION_REPLACED,
        /** It is wanted there beside others, and none of them is said to be used first. */
        PREFERENCE,
        /** The structure's own mailbox may be shown as contact. */
        CONTACT
    }

    /** What becomes of a publication. */
    public enum Effect {
        /** It is not published, and will be. */
        BEGINS,
        /** It is published, and stays. */
        STAYS,
        /** It is published, and will not be. */
        ENDS,
        /** It is not published, and will not be. */
        NONE
    }

    /**
     * An answer of before.
     *
     * @param situation for which it was given
     */
    public record Earlier(SituationId situation, boolean wanted, boolean preferred, LocalDate declaredOn) {}

    /**
     * What answers make of it.
     *
     * @param on the first day on which they do not all make the same of it
     */
    public record Effects(LocalDate on, Effect yes, Effect no, Effect silence) {}

    /** False for what is told to nobody: a mailbox of a structure on the red list. That of a person is its holder's to know. */
    public boolean isForHolder() {
        return !redList || type == MailboxType.PER || type == MailboxType.CAB;
    }

    /** The id of the question about that mailbox and situation. */
    public static String id(MailboxAddress address, SituationId situation) {
        return "q" + new Sha256().text(address + " " + situation).hex().substring(0, ID_LENGTH);
    }
}
