package fr.balise.adapters.fhir.directory;

import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.identity.Identifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The structures that were read, each below its legal entity. */
final class StructureTree {
    private final Map<CarrierRef, Structure> structures;

    StructureTree(Collection<Carrier> carriers) {
        this.structures = carriers.stream()
                .filter(Structure.class::isInstance)
                .map(Structure.class::cast)
                .collect(Collectors.toMap(Structure::ref, Function.identity(), (first, again) -> first));
    }

    /** Those that bear one of the identifiers. */
    Stream<CarrierRef> bearing(Set<Identifier> identifiers) {
        return structures.values().stream()
                .filter(structure -> structure.identifiers().stream().anyMatch(identifiers::contains))
                .map(Structure::ref);
    }

    /** Those of one legal entity with a structure that bears one of the identifiers, themselves included. */
    Stream<CarrierRef> inLegalEntitiesOf(Set<Identifier> identifiers) {
        List<CarrierRef> entities = bearing(identifiers).map(this::highest).toList();
        return structures.keySet().stream().filter(ref -> entities.contains(highest(ref)));
    }

    private CarrierRef highest(CarrierRef ref) {
        Set<CarrierRef> path = new HashSet<>();
        CarrierRef at = ref;
        while (path.add(at)) {
            Optional<CarrierRef> above = Optional.ofNullable(structures.get(at))
                    .map(Structure::partOf)
                    .flatMap(Reference::carrier);
            if (above.isEmpty()) {
                return at;
            }
            at = above.get();
        }
        return at;
    }
}
