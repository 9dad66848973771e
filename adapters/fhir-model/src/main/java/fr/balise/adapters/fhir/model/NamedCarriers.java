package fr.balise.adapters.fhir.model;

import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.identity.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The names alone of carriers that have come in, and of those that they refer to. */
public final class NamedCarriers {
    private final EntryAddresses addresses;
    private final Set<CarrierRef> known = new HashSet<>();
    private final Set<CarrierRef> named = new HashSet<>();
    private final Set<WrittenReference> written = new HashSet<>();

    NamedCarriers(EntryAddresses addresses) {
        this.addresses = addresses;
    }

    /** Another has come in, perhaps again. */
    public void see(CarrierVersion version) {
        Carrier carrier = version.carrier();
        known.add(carrier.ref());
        written.addAll(version.unresolved().values());
        for (CarrierKind kind : CarrierKind.values()) {
            CarrierReader.references(carrier, kind).map(Reference::carrier).forEach(ref -> ref.ifPresent(named::add));
        }
    }

    /** Carriers of that kind that have come in, sorted. */
    public List<CarrierRef> known(CarrierKind kind) {
        return sorted(known.stream(), kind);
    }

    /** Carriers of that kind that are referred to and have not come in, sorted. */
    public List<CarrierRef> missing(CarrierKind kind) {
        Stream<CarrierRef> byAddress = written.stream().flatMap(each -> addresses.meant(each).stream());
        return sorted(Stream.concat(named.stream(), byAddress).filter(ref -> !known.contains(ref)), kind);
    }

    private static List<CarrierRef> sorted(Stream<CarrierRef> refs, CarrierKind kind) {
        return refs.filter(ref -> ref.kind() == kind).distinct().sorted().toList();
    }

    /** Identifiers by which alone carriers of that kind are referred to, sorted. */
    public List<Identifier> missingByIdentifier(CarrierKind kind) {
        return written.stream()
                .filter(each -> each.kind() == kind && addresses.meant(each).isEmpty())
                .flatMap(each -> each.identifiers().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
