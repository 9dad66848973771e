package fr.balise.core.cases;

import fr.balise.core.cases.PublicationCase.State;
import fr.balise.core.facts.Carrier;
import fr.balise.core.facts.Carrier.PracticeSituation;
import fr.balise.core.facts.Carrier.Practitioner;
import fr.balise.core.facts.Carrier.Structure;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.SituationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The directory as it was read, found by the identifiers that stock and declarations use. */
final class DirectoryIndex {
    private final Map<CarrierRef, Carrier> byRef = new HashMap<>();
    private final Map<IdNatPs, List<Practitioner>> byNationalId = new HashMap<>();
    private final Map<SituationId, PracticeSituation> bySituationId = new HashMap<>();
    private final Map<CarrierRef, List<PracticeSituation>> byPractitioner = new HashMap<>();
    private final Map<Identifier, Structure> byIdentifier = new HashMap<>();

    DirectoryIndex(Collection<Carrier> carriers) {
        carriers.stream().sorted(Comparator.comparing(Carrier::ref)).forEach(this::add);
    }

    private void add(Carrier carrier) {
        byRef.put(carrier.ref(), carrier);
        if (carrier instanceof Practitioner practitioner) {
            practitioner
                    .nationalIds()
                    .forEach(id -> byNationalId
                            .computeIfAbsent(id, none -> new ArrayList<>())
                            .add(practitioner));
        } else if (carrier instanceof PracticeSituation situation) {
            situation.situationId().ifPresent(id -> bySituationId.merge(id, situation, DirectoryIndex::theOpenOne));
            situation
                    .practitioner()
                    .ifPresent(ref -> byPractitioner
                            .computeIfAbsent(ref, none -> new ArrayList<>())
                            .add(situation));
        } else if (carrier instanceof Structure structure) {
            structure.identifiers().forEach(id -> byIdentifier.merge(id, structure, DirectoryIndex::theOpenOne));
        }
    }

    private static <C extends Carrier> C theOpenOne(C first, C second) {
        return !first.active() && second.active() ? second : first;
    }

    Collection<Carrier> carriers() {
        return byRef.values();
    }

    Optional<Carrier> carrier(CarrierRef ref) {
        return Optional.ofNullable(byRef.get(ref));
    }

    /** A national identifier may stand on several records, of which all but one should be closed. */
    List<Practitioner> practitioners(IdNatPs id) {
        return byNationalId.getOrDefault(id, List.of());
    }

    Optional<PracticeSituation> situation(SituationId id) {
        return Optional.ofNullable(bySituationId.get(id));
    }

    List<PracticeSituation> situationsOf(Practitioner practitioner) {
        return byPractitioner.getOrDefault(practitioner.ref(), List.of());
    }

    Optional<Structure> structure(Identifier id) {
        return Optional.ofNullable(byIdentifier.get(id));
    }

    State state(Optional<CarrierRef> ref) {
        return ref.map(known -> carrier(known).map(DirectoryIndex::stateOf).orElse(State.UNKNOWN))
                .orElse(State.NONE);
    }

    static State stateOf(Carrier carrier) {
        return carrier.active() ? State.OPEN : State.CLOSED;
    }

    /** Two structures are of one legal entity when one is the other's, or both have the same. */
    boolean sameLegalEntity(CarrierRef one, CarrierRef other) {
        return legalEntity(one).equals(legalEntity(other));
    }

    private CarrierRef legalEntity(CarrierRef ref) {
        return carrier(ref)
                .filter(Structure.class::isInstance)
                .map(Structure.class::cast)
                .flatMap(Structure::partOf)
                .orElse(ref);
    }
}
