package fr.balise.operations.asking;

import fr.balise.core.digest.Sha256;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.core.planning.Plan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Whom to ask what, and when. The same policy, facts and days give the same campaign.
 *
 * @param inputs SHA-256 of each source by name
 * @param asOf the day for which the effects of answers were found out
 * @param professionals who has most to lose first
 */
public record Campaign(
        String schema,
        Plan.PolicyRef policy,
        Plan.OperatorRef operator,
        SortedMap<String, String> inputs,
        LocalDate asOf,
        Schedule schedule,
        List<Professional> professionals) {
    /** The {@code schema} of every campaign file. */
    public static final String SCHEMA = "urn:balise:campaign:1";

    private static final int ID_LENGTH = 12;

    /** Copies the list. */
    public Campaign {
        professionals = List.copyOf(professionals);
    }

    /** 12 hexadecimal digits, equal for equal campaigns. */
    public String id() {
        return Sha256.ofJson(this).hex().substring(0, ID_LENGTH);
    }

    /** Whom it asks under that id. */
    public Optional<Professional> professional(String id) {
        return professionals.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Everything that is asked. */
    public Stream<Question> questions() {
        return professionals.stream().flatMap(each -> each.questions().stream());
    }

    /** The question about that mailbox and situation. */
    public Optional<Question> question(MailboxAddress address, SituationId situation) {
        String id = Question.id(address, situation);
        return questions().filter(each -> each.id().equals(id)).findFirst();
    }
}
