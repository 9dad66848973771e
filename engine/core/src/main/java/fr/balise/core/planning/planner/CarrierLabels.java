package fr.balise.core.planning.planner;

import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.planning.change.Change;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names carriers for people: a situation is somebody somewhere. */
public final class CarrierLabels {
    private final DirectoryIndex directory;
    private final Map<CarrierRef, String> labels = new HashMap<>();

    /** Names them, and the situations among them by the others. */
    public CarrierLabels(DirectoryIndex directory) {
        this.directory = directory;
    }

    /** For example {@code Dr Amélie Dùpont — Hôpital Exemple}; empty when the directory names nothing. */
    public String of(Carrier carrier) {
        return labels.computeIfAbsent(carrier.ref(), ref -> named(carrier));
    }

    private String named(Carrier carrier) {
        if (carrier instanceof PracticeSituation situation) {
            String where = label(situation.structure().carrier());
            return Stream.of(label(situation.practitioner().carrier()), where.isEmpty() ? situation.label() : where)
                    .filter(part -> !part.isBlank())
                    .collect(Collectors.joining(" — "));
        }
        return carrier.label();
    }

    /** Whose carrier it is: the professional, or the professional of a situation. */
    Optional<Change.Person> person(Carrier carrier) {
        return (carrier instanceof PracticeSituation situation
                        ? situation.practitioner().carrier().flatMap(directory::carrier)
                        : Optional.of(carrier))
                .filter(Practitioner.class::isInstance)
                .map(Practitioner.class::cast)
                .map(CarrierLabels::person);
    }

    private static Change.Person person(Practitioner practitioner) {
        Optional<String> rpps = practitioner.nationalIds().stream()
                .map(IdNatPs::value)
                .filter(id -> id.startsWith("8"))
                .map(id -> id.substring(1))
                .min(Comparator.naturalOrder());
        return new Change.Person(rpps, practitioner.label(), Optional.empty());
    }

    /** Where it is: the structure, or the structure of a situation. */
    Optional<Change.Structure> structure(Carrier carrier) {
        return (carrier instanceof PracticeSituation situation
                        ? situation.structure().carrier().flatMap(directory::carrier)
                        : Optional.of(carrier))
                .filter(Structure.class::isInstance)
                .map(structure -> new Change.Structure(finess(structure), structure.label(), Optional.empty()));
    }

    private static Optional<String> finess(Carrier structure) {
        return structure.identifiers().stream()
                .filter(identifier -> identifier.system().contains("finess"))
                .map(Identifier::value)
                .findFirst();
    }

    private String label(Optional<CarrierRef> ref) {
        return ref.flatMap(directory::carrier).map(Carrier::label).orElse("");
    }
}
