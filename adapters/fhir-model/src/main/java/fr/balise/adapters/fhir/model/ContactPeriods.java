package fr.balise.adapters.fhir.model;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.facts.Doubt;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a resource says of the end of a situation or of a mailbox while it still shows it. */
final class ContactPeriods {
    private ContactPeriods() {}

    static List<Doubt> doubts(JsonNode resource, CarrierRef ref) {
        List<Doubt> doubts = new ArrayList<>();
        ended(resource)
                .ifPresent(
                        end -> doubts.add(new Doubt(ref, Optional.empty(), Optional.of(end.plusDays(1)), ended(end))));
        MailboxContactPoint.in(resource)
                .forEach(mailbox -> address(mailbox).ifPresent(address -> {
                    if (mailbox.json().path("use").asText().equals("old")) {
                        doubts.add(new Doubt(
                                ref,
                                Optional.of(address),
                                Optional.empty(),
                                new Text(
                                        "l'annuaire la donne pour ancienne (use: old)",
                                        "the directory calls it old (use: old)")));
                    }
                    ended(mailbox.json())
                            .ifPresent(end -> doubts.add(
                                    new Doubt(ref, Optional.of(address), Optional.of(end.plusDays(1)), ended(end))));
                }));
        return doubts;
    }

    private static Text ended(LocalDate end) {
        return new Text(
                "sa période a pris fin le " + end + " et l'annuaire la montre encore",
                "its period ended on " + end + " and the directory still shows it");
    }

    private static Optional<MailboxAddress> address(MailboxContactPoint mailbox) {
        try {
            return Optional.of(new MailboxAddress(mailbox.value()));
        } catch (InvalidIdentifier e) {
            return Optional.empty();
        }
    }

    /** The last day of a period; a month or a year alone ends with its last day. */
    private static Optional<LocalDate> ended(JsonNode element) {
        String end = element.path("period").path("end").asText();
        try {
            return switch (end.length()) {
                case 0 -> Optional.empty();
                case 4 -> Optional.of(LocalDate.of(Integer.parseInt(end), 12, 31));
                case 7 -> Optional.of(YearMonth.parse(end).atEndOfMonth());
                default -> Optional.of(LocalDate.parse(end.substring(0, 10)));
            };
        } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
