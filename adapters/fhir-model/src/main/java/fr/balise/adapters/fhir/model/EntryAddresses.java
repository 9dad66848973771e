package fr.balise.adapters.fhir.model;

import fr.balise.core.facts.directory.CarrierRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Under which addresses ({@code fullUrl}) a directory's resources were given, and so where the directory stands. */
final class EntryAddresses {
    private final Map<String, CarrierRef> unusual = new HashMap<>();
    private final Set<String> bases = new HashSet<>();
    private final Set<String> referredTo = new HashSet<>();

    /** Addresses that end in the resource's own name only tell the base, so that not each is kept. */
    void add(String fullUrl, CarrierRef ref) {
        String address = WrittenReference.address(fullUrl);
        String tail = "/" + ref;
        if (address.endsWith(tail)) {
            bases.add(address.substring(0, address.length() - tail.length()));
        } else if (!address.isEmpty()) {
            unusual.put(address, ref);
        }
    }

    void base(String address) {
        bases.add(WrittenReference.address(address));
    }

    void referredTo(String base) {
        referredTo.add(base);
    }

    /** The carrier that a reference means by an address. */
    Optional<CarrierRef> meant(WrittenReference written) {
        return Optional.ofNullable(unusual.get(WrittenReference.address(written.text())))
                .filter(ref -> ref.kind() == written.kind())
                .or(() -> written.base().stream().allMatch(this::isOwn)
                        ? written.named().carrier()
                        : Optional.empty());
    }

    /** Where nothing tells the directory's own address, the only one that its references name is it. */
    private boolean isOwn(String base) {
        return bases.isEmpty() ? referredTo.size() == 1 && referredTo.contains(base) : bases.contains(base);
    }
}
