package fr.balise.operations.asking.answers;

import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One filled line of a questionnaire.
 *
 * @param declaredOn empty where the line says no day: it is then as old as its receipt
 * @param declaredAt the moment, where the line says it
 * @param by who answered, where the line says it
 * @param channel how it came
 * @param professional whom the line names, by RPPS or another national number
 * @param revoked whether the line takes back what was answered before
 */
public record GivenAnswer(
        MailboxAddress address,
        SituationId situation,
        boolean wanted,
        boolean preferred,
        Optional<LocalDate> declaredOn,
        Optional<Instant> declaredAt,
        Optional<String> by,
        Optional<String> channel,
        Optional<String> professional,
        boolean revoked,
        SourceLine source) {}
