package fr.balise.core.planning.planner;

import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.planning.change.Change;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        return labels.computeIfAbsent(carrier.ref(), ref -> composed(carrier));
    }

    private String composed(Carrier carrier) {
        if (carrier instanceof PracticeSituation situation) {
            String where = label(situation.structure().carrier());
            return Stream.of(label(situation.practitioner().carrier()), where.isEmpty() ? situation.label() : where)
                    .filter(part -> !part.isBlank())
                    .collect(Collectors.joining(" — "));
        }
        return carrier.label();
    }

    /** Whose carrier it is: the professional, or the professional of a situation. */
    public Optional<Change.Person> person(Carrier carrier) {
        return (carrier instanceof PracticeSituation situation
                        ? situation.practitioner().carrier().flatMap(directory::carrier)
                        : Optional.of(carrier))
                .filter(Practitioner.class::isInstance)
                .map(Practitioner.class::cast)
                .map(known -> person(known, carrier));
    }

    /** The profession is that of the situation; where that says nothing, that of the professional. */
    private static Change.Person person(Practitioner practitioner, Carrier carrier) {
        Optional<String> rpps = practitioner.nationalIds().stream()
                .map(IdNatPs::value)
                .filter(id -> id.startsWith("8"))
                .map(id -> id.substring(1))
                .min(Comparator.naturalOrder());
        Optional<String> profession = code(carrier, DirectoryCode.PROFESSION);
        return new Change.Person(
                rpps,
                practitioner.label(),
                profession.isPresent() ? profession : code(practitioner, DirectoryCode.PROFESSION));
    }

    private static Optional<String> code(Carrier carrier, DirectoryCode code) {
        return carrier.codes().getOrDefault(code, Set.of()).stream().min(Comparator.naturalOrder());
    }

    /** Where it is: the structure, or the structure of a situation. */
    public Optional<Change.Structure> structure(Carrier carrier) {
        return structureOf(carrier).map(CarrierLabels::named);
    }

    private static Change.Structure named(Carrier known) {
        return new Change.Structure(finess(known), known.label(), code(known, DirectoryCode.DEPARTMENT));
    }

    private Optional<Carrier> structureOf(Carrier carrier) {
        return (carrier instanceof PracticeSituation situation
                        ? situation.structure().carrier().flatMap(directory::carrier)
                        : Optional.of(carrier))
                .filter(Structure.class::isInstance);
    }

    /** The legal entity in which a carrier is; empty where the directory does not show it. */
    public Optional<Change.Structure> legalEntity(CarrierRef carrier) {
        return directory
                .carrier(carrier)
                .flatMap(this::structureOf)
                .flatMap(structure -> directory.carrier(directory.legalEntity(structure.ref())))
                .map(CarrierLabels::named);
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
