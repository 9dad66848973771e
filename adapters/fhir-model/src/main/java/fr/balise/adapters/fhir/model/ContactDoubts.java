package fr.balise.adapters.fhir.model;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.model.contact.MailboxContactPoint;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Doubt;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a situation or a mailbox that a resource shows is not sure: it has ended, or what is said of it contradicts itself. */
final class ContactDoubts {
    private static final Text OLD =
            new Text("l'annuaire la donne pour ancienne (use: old)", "the directory calls it old (use: old)");
    private static final Text UNREADABLE = new Text(
            "la fin de sa période n'est pas une date (period.end)", "the end of its period is no date (period.end)");

    private static final Text CONTRADICTORY =
            new Text("ses métadonnées figurent deux fois et diffèrent", "its metadata stand twice and differ");

    private ContactDoubts() {}

    static List<Doubt> doubts(JsonNode resource, CarrierRef ref) {
        List<Doubt> doubts = new ArrayList<>();
        end(resource, ref, Optional.empty()).ifPresent(doubts::add);
        MailboxContactPoint.in(resource)
                .forEach(mailbox -> address(mailbox).ifPresent(address -> {
                    if (mailbox.json().path("use").asText().equals("old")) {
                        doubts.add(new Doubt(ref, Optional.of(address), Optional.empty(), OLD));
                    }
                    end(mailbox.json(), ref, Optional.of(address)).ifPresent(doubts::add);
                    if (mailbox.contradictsItself()) {
                        doubts.add(new Doubt(ref, Optional.of(address), Optional.empty(), CONTRADICTORY));
                    }
                }));
        return doubts;
    }

    /** A doubt from the day after the end on; at once when nobody can read when that is. */
    private static Optional<Doubt> end(JsonNode element, CarrierRef ref, Optional<MailboxAddress> address) {
        JsonNode written = element.path("period").path("end");
        if (written.isMissingNode() || written.isNull()) {
            return Optional.empty();
        }
        Optional<LocalDate> end = lastDay(written.asText());
        return Optional.of(new Doubt(
                ref,
                address,
                end.map(day -> day.plusDays(1)),
                end.map(ContactDoubts::ended).orElse(UNREADABLE)));
    }

    private static Text ended(LocalDate end) {
        return new Text(
                "sa période a pris fin le " + Language.FR.date(end) + " et l'annuaire la montre encore",
                "its period ended on " + Language.EN.date(end) + " and the directory still shows it");
    }

    private static Optional<MailboxAddress> address(MailboxContactPoint mailbox) {
        try {
            return Optional.of(new MailboxAddress(mailbox.value()));
        } catch (InvalidIdentifier e) {
            return Optional.empty();
        }
    }

    /** The last day of a period; a month or a year alone ends with its last day. */
    private static Optional<LocalDate> lastDay(String end) {
        try {
            return Optional.of(
                    switch (end.length()) {
                        case 4 -> LocalDate.of(Integer.parseInt(end), 12, 31);
                        case 7 -> YearMonth.parse(end).atEndOfMonth();
                        default -> LocalDate.parse(end.substring(0, 10));
                    });
        } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
