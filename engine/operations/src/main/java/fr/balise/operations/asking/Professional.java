package fr.balise.operations.asking;

import fr.balise.core.identity.MailboxAddress;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who is asked.
 *
 * @param id the RPPS number where the directory gives one, else another national identifier or the name of the record
 * @param name as the directory words it; empty where it does not
 * @param addresses own mailboxes in use, at which the professional is reached; the one used last stands first
 * @param contacts mailboxes of the structures, none of them on the red list, for when the professional does not answer
 * @param lastAddressLost whether silence would take the last address at which the directory shows the professional
 * @param questions at least one
 */
public record Professional(
        String id,
        String name,
        List<MailboxAddress> addresses,
        List<MailboxAddress> contacts,
        boolean lastAddressLost,
        List<Question> questions) {
    /** Who has most to lose first: the last address, then a publication, the earlier the sooner. */
    static final Comparator<Professional> BY_URGENCY = Comparator.comparing(Professional::lastAddressLost)
            .reversed()
            .thenComparing(each -> each.firstEnd().orElse(LocalDate.MAX))
            .thenComparing(Professional::name)
            .thenComparing(Professional::id);

    /** Copies the lists. */
    public Professional {
        addresses = List.copyOf(addresses);
        contacts = List.copyOf(contacts);
        questions = List.copyOf(questions);
    }

    /** The first day on which silence ends a publication. */
    public Optional<LocalDate> firstEnd() {
        return questions.stream().flatMap(each -> each.endsOn().stream()).min(Comparator.naturalOrder());
    }
}
