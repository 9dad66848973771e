package fr.balise.adapters.fhir.model;

import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.identity.Identifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which carrier a reference means among those that have come in: by the address that it names, else by an identifier that
 * one alone bears.
 */
final class ReferenceResolution {
    private final Map<CarrierRef, CarrierVersion> byRef;
    private final EntryAddresses addresses;
    private @Nullable Map<Identifier, Set<CarrierRef>> bearers;

    /** Resolves among those that have come in until now. */
    ReferenceResolution(Map<CarrierRef, CarrierVersion> byRef, EntryAddresses addresses) {
        this.byRef = byRef;
        this.addresses = addresses;
    }

    /** The carrier with what its references mean. */
    Carrier resolved(CarrierVersion version) {
        if (bearers == null) {
            bearers = bearersOfNamedIdentifiers();
        }
        return resolved(version, bearers);
    }

    /** Only identifiers that references name are looked for: a directory has millions of others. */
    private Map<Identifier, Set<CarrierRef>> bearersOfNamedIdentifiers() {
        Map<Identifier, Set<CarrierRef>> bearers = new HashMap<>();
        byRef.values().stream()
                .flatMap(version -> version.unresolved().values().stream())
                .flatMap(written -> written.identifiers().stream())
                .forEach(identifier -> bearers.put(identifier, new HashSet<>()));
        if (!bearers.isEmpty()) {
            for (CarrierVersion version : byRef.values()) {
                for (Identifier identifier : version.carrier().identifiers()) {
                    Set<CarrierRef> known = bearers.get(identifier);
                    if (known != null) {
                        known.add(version.carrier().ref());
                    }
                }
            }
        }
        return bearers;
    }

    private Carrier resolved(CarrierVersion version, Map<Identifier, Set<CarrierRef>> byIdentifier) {
        return version.unresolved().isEmpty()
                ? version.carrier()
                : CarrierReader.withReferences(version.carrier(), reference -> {
                    WrittenReference written = reference instanceof Reference.Unknown unknown
                            ? version.unresolved().get(unknown.text())
                            : null;
                    return written == null ? reference : resolved(written, byIdentifier);
                });
    }

    private Reference resolved(WrittenReference written, Map<Identifier, Set<CarrierRef>> byIdentifier) {
        return addresses
                .meant(written)
                .or(() -> theOne(written, byIdentifier))
                .filter(ref -> !isSomebodyElse(ref, written))
                .<Reference>map(Reference.To::new)
                .orElseGet(() -> new Reference.Unknown(written.whole()));
    }

    /** True when the reference bears an identifier besides, and its target bears another of that system. */
    private boolean isSomebodyElse(CarrierRef ref, WrittenReference written) {
        CarrierVersion target = byRef.get(ref);
        List<Identifier> own = target == null ? List.of() : target.carrier().identifiers();
        return written.identifiers().stream().noneMatch(own::contains)
                && written.identifiers().stream()
                        .anyMatch(meant ->
                                own.stream().anyMatch(each -> each.system().equals(meant.system())));
    }

    /** The only carrier of the kind that bears one of the identifiers, or the only open one. */
    private Optional<CarrierRef> theOne(WrittenReference written, Map<Identifier, Set<CarrierRef>> byIdentifier) {
        List<CarrierRef> bearers = written.identifiers().stream()
                .flatMap(identifier -> byIdentifier.getOrDefault(identifier, Set.of()).stream())
                .filter(ref -> ref.kind() == written.kind())
                .distinct()
                .toList();
        List<CarrierRef> open = bearers.stream().filter(this::isOpen).toList();
        return Optional.of(open.isEmpty() ? bearers : open)
                .filter(found -> found.size() == 1)
                .map(found -> found.get(0));
    }

    private boolean isOpen(CarrierRef ref) {
        CarrierVersion version = byRef.get(ref);
        return version != null && version.carrier().active();
    }
}
