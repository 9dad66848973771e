package fr.balise.adapters.server.plans;

import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Folded;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which changes of a plan are asked for; what is empty admits all.
 *
 * @param rule id of a rule that is among the reasons
 * @param text found in address, name of the carrier, person, structure or identifiers, whatever its case and accents
 */
public record ChangeFilter(
        Optional<Change.Action> action, Optional<MailboxType> type, Optional<String> rule, Optional<String> text) {
    /** Those of a plan, in its order. */
    public List<Change> in(Plan plan) {
        return plan.changes().stream().filter(this::admits).toList();
    }

    private boolean admits(Change change) {
        return action.filter(wanted -> wanted != change.action()).isEmpty()
                && type.filter(wanted -> wanted != change.place().type()).isEmpty()
                && rule.filter(wanted -> change.reasons().stream()
                                .noneMatch(reason -> reason.rule().value().equals(wanted)))
                        .isEmpty()
                && text.filter(wanted -> !isAbout(change.place(), wanted)).isEmpty();
    }

    private static boolean isAbout(Change.Place place, String wanted) {
        String sought = Folded.of(wanted);
        return Stream.of(
                        Stream.of(place.address().value(), place.label()),
                        place.identifiers().stream().map(identifier -> identifier.value()),
                        place.person().stream()
                                .flatMap(person -> Stream.concat(Stream.of(person.name()), person.rpps().stream())),
                        place.structure().stream().map(structure -> structure.name()))
                .flatMap(texts -> texts)
                .anyMatch(text -> Folded.of(text).contains(sought));
    }
}
