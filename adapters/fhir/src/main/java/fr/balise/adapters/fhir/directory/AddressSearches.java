package fr.balise.adapters.fhir.directory;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.search.ResourceConsumer;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Compares what searches by address brought with what the same reading saw on resources that came by other ways: a
 * search that finds nothing of it finds nothing of what nobody saw either.
 */
final class AddressSearches implements ResourceConsumer {
    private final LiveResources resources;
    private final boolean doubting;
    private final Set<String> brought = new HashSet<>();

    /** @param doubting false for searches that are known to be cut: what they bring is taken */
    AddressSearches(LiveResources resources, boolean doubting) {
        this.resources = resources;
        this.doubting = doubting;
    }

    @Override
    public void take(String key, JsonNode resource, String fullUrl) {
        brought.add(key);
        resources.take(key, resource, fullUrl);
    }

    @Override
    public void doubt(Text why) {
        if (doubting) {
            resources.doubt(why);
        }
    }

    @Override
    public void unsupported(String resourceType, String parameter) {
        resources.unsupported(resourceType, parameter);
    }

    /** Why the searches cannot be relied on; empty when they found all that was seen, or nothing was. */
    Optional<Text> missed(CarrierKind kind, Predicate<MailboxAddress> searched) {
        List<CarrierRef> showing = resources.showing(kind, searched);
        long missed = showing.stream()
                .filter(ref -> !brought.contains(ref.toString()))
                .count();
        return missed == 0
                ? Optional.empty()
                : Optional.of(new Text(
                        "la recherche par adresse sur " + kind.resourceType() + " n'a pas rendu " + missed + " des "
                                + showing.size() + " ressources qui en publient",
                        "the search by address on " + kind.resourceType() + " did not return " + missed + " of the "
                                + showing.size() + " resources that publish some"));
    }
}
