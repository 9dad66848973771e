package fr.balise.operations.asking;

import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.operations.asking.Schedule.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is to be written to on a day of a campaign, and what was done and answered until then.
 *
 * @param stage that the day has reached; empty before the first
 * @param answered how many questions have an answer
 * @param open how many have none
 * @param due to be written to now; nobody once silence counts
 */
public record Due(String schema, LocalDate on, Optional<String> stage, int answered, int open, List<Letter> due) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:due:1";

    /** Copies the list. */
    public Due {
        due = List.copyOf(due);
    }

    /**
     * A letter that is due.
     *
     * @param to where it can go, the best first; empty when no address is known that did not bounce
     * @param contact whether it goes to somebody else than the professional
     * @param open how many questions have no answer
     */
    public record Letter(
            String professional, String name, String stage, List<MailboxAddress> to, boolean contact, int open) {}

    /** A letter that was sent, as the operator keeps it. */
    public record Sent(String professional, String stage) {}

    /**
     * Finds them.
     *
     * @param answers all that are known
     * @param sent letters of this campaign
     * @param bounced addresses at which letters cannot be delivered
     */
    public static Due on(
            LocalDate day,
            Campaign campaign,
            Collection<UsageDeclaration> answers,
            Collection<Sent> sent,
            Set<MailboxAddress> bounced) {
        Optional<Stage> stage = campaign.schedule().stageOn(day);
        Map<String, Integer> open = open(day, campaign, answers);
        List<Letter> due = new ArrayList<>();
        for (Professional professional : campaign.professionals()) {
            int unanswered = open.getOrDefault(professional.id(), 0);
            if (unanswered > 0) {
                stage.filter(reached -> !reached.name().equals(Stage.SILENCE))
                        .filter(reached -> !sent.contains(new Sent(professional.id(), reached.name())))
                        .ifPresent(reached -> due.add(letter(professional, reached, unanswered, bounced)));
            }
        }
        int unanswered = open.values().stream().mapToInt(Integer::intValue).sum();
        return new Due(
                SCHEMA, day, stage.map(Stage::name), (int) campaign.questions().count() - unanswered, unanswered, due);
    }

    /** How many questions of a campaign have no answer until a day, by the id of the professional. */
    public static Map<String, Integer> open(LocalDate day, Campaign campaign, Collection<UsageDeclaration> answers) {
        Map<String, List<UsageDeclaration>> known = answers.stream()
                .filter(answer -> !answer.declaredOn().isAfter(day))
                .collect(Collectors.groupingBy(answer -> Question.id(answer.address(), answer.situation())));
        return campaign.professionals().stream()
                .collect(Collectors.toMap(
                        Professional::id,
                        professional -> (int) professional.questions().stream()
                                .filter(question -> !isAnswered(question, known.getOrDefault(question.id(), List.of())))
                                .count(),
                        Integer::sum));
    }

    /** An answer that was known when it was asked is none. */
    private static boolean isAnswered(Question question, List<UsageDeclaration> answers) {
        Optional<LocalDate> before = question.proposed()
                .filter(earlier -> earlier.situation().equals(question.situation()))
                .map(Question.Earlier::declaredOn);
        return answers.stream()
                .anyMatch(answer ->
                        before.map(day -> answer.declaredOn().isAfter(day)).orElse(true));
    }

    /** To the professional where that is possible, else and at the end to a contact. */
    private static Letter letter(Professional professional, Stage stage, int open, Set<MailboxAddress> bounced) {
        List<MailboxAddress> own = without(professional.addresses(), bounced);
        boolean contact = stage.goesToOthers() || own.isEmpty();
        return new Letter(
                professional.id(),
                professional.name(),
                stage.name(),
                contact ? without(professional.contacts(), bounced) : own,
                contact,
                open);
    }

    private static List<MailboxAddress> without(List<MailboxAddress> all, Set<MailboxAddress> bounced) {
        return all.stream().filter(address -> !bounced.contains(address)).toList();
    }
}
