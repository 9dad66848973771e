package fr.balise.core.cases;

import fr.balise.core.cases.BuiltIn.State;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.SituationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The directory as it was read, found by the identifiers that stock and declarations use. */
public final class DirectoryIndex {
    private final Map<CarrierRef, Carrier> byRef = new HashMap<>();
    private final Map<IdNatPs, List<Practitioner>> byNationalId = new HashMap<>();
    private final Map<SituationId, List<PracticeSituation>> bySituationId = new HashMap<>();
    private final Map<CarrierRef, List<PracticeSituation>> byPractitioner = new HashMap<>();
    private final Map<CarrierRef, List<PracticeSituation>> byStructure = new HashMap<>();
    private @Nullable Map<CarrierRef, List<PracticeSituation>> byLegalEntity;
    private final Map<Identifier, Structure> byIdentifier = new HashMap<>();
    private final Map<Identifier, Set<CarrierRef>> contestedStructures = new HashMap<>();

    /** Indexes what was read. */
    public DirectoryIndex(Collection<Carrier> carriers) {
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
            situation
                    .situationId()
                    .ifPresent(id -> bySituationId
                            .computeIfAbsent(id, none -> new ArrayList<>(1))
                            .add(situation));
            situation
                    .practitioner()
                    .carrier()
                    .ifPresent(ref -> byPractitioner
                            .computeIfAbsent(ref, none -> new ArrayList<>())
                            .add(situation));
            situation
                    .structure()
                    .carrier()
                    .ifPresent(ref -> byStructure
                            .computeIfAbsent(ref, none -> new ArrayList<>())
                            .add(situation));
        } else if (carrier instanceof Structure structure) {
            structure.identifiers().forEach(id -> keep(id, structure));
        }
    }

    /** The open one counts; of several open ones the first is kept, and that there are several is remembered. */
    private void keep(Identifier id, Structure structure) {
        Structure first = byIdentifier.putIfAbsent(id, structure);
        if (first == null || !structure.active()) {
            return;
        }
        if (first.active()) {
            contestedStructures
                    .computeIfAbsent(id, none -> new TreeSet<>())
                    .addAll(List.of(first.ref(), structure.ref()));
        } else {
            byIdentifier.put(id, structure);
        }
    }

    /** Situations that several open records claim to be. */
    public Map<SituationId, Set<CarrierRef>> contestedSituations() {
        Map<SituationId, Set<CarrierRef>> contested = new HashMap<>();
        bySituationId.forEach((id, records) -> {
            Set<CarrierRef> open = open(records);
            if (open.size() > 1) {
                contested.put(id, open);
            }
        });
        return contested;
    }

    /** The open structures that bear one identifier; empty unless there are several. */
    public Set<CarrierRef> contested(Identifier structure) {
        return contestedStructures.getOrDefault(structure, Set.of());
    }

    /** The open records of one professional; empty unless there are several. */
    public Set<CarrierRef> contested(IdNatPs professional) {
        Set<CarrierRef> open = open(practitioners(professional));
        return open.size() > 1 ? open : Set.of();
    }

    private static Set<CarrierRef> open(List<? extends Carrier> records) {
        return records.stream()
                .filter(Carrier::active)
                .map(Carrier::ref)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All that was read. */
    public Collection<Carrier> carriers() {
        return byRef.values();
    }

    /** The carrier of that reference; empty when the directory does not show it. */
    public Optional<Carrier> carrier(CarrierRef ref) {
        return Optional.ofNullable(byRef.get(ref));
    }

    /**
     * A national identifier may stand on several records, of which all but one should be closed. RPPS numbers have taken
     * the place of ADELI numbers: where closed records alone bear one, the open one may bear an RPPS number only, so that
     * nobody can say who the holder is.
     */
    public List<Practitioner> practitioners(IdNatPs id) {
        List<Practitioner> records = byNationalId.getOrDefault(id, List.of());
        return id.isAdeli() && records.stream().noneMatch(Carrier::active) ? List.of() : records;
    }

    /** Every record that bears that identifier, of which all but one should be closed. */
    public List<PracticeSituation> situations(SituationId id) {
        return bySituationId.getOrDefault(id, List.of());
    }

    /** The situations of a professional. */
    public List<PracticeSituation> situationsOf(Practitioner practitioner) {
        return situationsOf(practitioner.ref());
    }

    /** The situations of a professional, whose own record the directory may not show. */
    public List<PracticeSituation> situationsOf(CarrierRef professional) {
        return byPractitioner.getOrDefault(professional, List.of());
    }

    /** The situations in a structure. */
    public List<PracticeSituation> situationsIn(Structure structure) {
        return byStructure.getOrDefault(structure.ref(), List.of());
    }

    /** In no order. */
    public List<PracticeSituation> situationsInLegalEntityOf(Structure structure) {
        if (byLegalEntity == null) {
            byLegalEntity = byLegalEntity();
        }
        return byLegalEntity.getOrDefault(legalEntity(structure.ref()), List.of());
    }

    private Map<CarrierRef, List<PracticeSituation>> byLegalEntity() {
        Map<CarrierRef, List<PracticeSituation>> grouped = new HashMap<>();
        byStructure.forEach(
                (structure, situations) -> grouped.computeIfAbsent(legalEntity(structure), none -> new ArrayList<>())
                        .addAll(situations));
        return grouped;
    }

    /** The structure that bears that identifier; empty when none does. */
    public Optional<Structure> structure(Identifier id) {
        return Optional.ofNullable(byIdentifier.get(id));
    }

    /** What the directory says of what is referred to. */
    public State state(Reference reference) {
        return reference.namesSomebody()
                ? reference
                        .carrier()
                        .flatMap(this::carrier)
                        .map(DirectoryIndex::stateOf)
                        .orElse(State.UNKNOWN)
                : State.NONE;
    }

    /** What the directory says of a carrier that it shows. */
    public static State stateOf(Carrier carrier) {
        return carrier.active() ? State.OPEN : State.CLOSED;
    }

    /** Two structures are of one legal entity when one is the other's, or both have the same, at any level. */
    public boolean sameLegalEntity(CarrierRef one, CarrierRef other) {
        return legalEntity(one).equals(legalEntity(other));
    }

    /**
     * The structure at which the way up from that one ends without a legal entity: it names one that the directory does
     * not show, or is in a circle. Empty when the legal entity is known, and when that structure itself is not.
     */
    public Optional<Structure> withoutLegalEntity(CarrierRef ref) {
        return structure(ref)
                .map(known -> highest(ref))
                .flatMap(this::structure)
                .filter(top -> top.partOf().namesSomebody());
    }

    /** The legal entity of a structure, which the directory may not show; a structure of none is its own. */
    public CarrierRef legalEntity(CarrierRef ref) {
        CarrierRef highest = highest(ref);
        return structure(highest)
                .map(Structure::partOf)
                .flatMap(Reference::carrier)
                .filter(above -> structure(above).isEmpty())
                .orElse(highest);
    }

    /** The highest structure above that is shown; of a circle the one of the least name, so that all in it have the same. */
    private CarrierRef highest(CarrierRef ref) {
        Set<CarrierRef> path = new LinkedHashSet<>();
        CarrierRef at = ref;
        while (path.add(at)) {
            Optional<CarrierRef> above = structure(at)
                    .map(Structure::partOf)
                    .flatMap(Reference::carrier)
                    .filter(named -> structure(named).isPresent());
            if (above.isEmpty()) {
                return at;
            }
            at = above.get();
        }
        CarrierRef again = at;
        return path.stream()
                .dropWhile(each -> !each.equals(again))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Optional<Structure> structure(CarrierRef ref) {
        return carrier(ref).filter(Structure.class::isInstance).map(Structure.class::cast);
    }
}
