package fr.balise.adapters.publication.carriers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.patch.PatchTarget;
import fr.balise.adapters.fhir.search.AnyOf;
import fr.balise.adapters.fhir.search.Criterion;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.fhir.search.Found;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.identity.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads carriers again, many at a time, just before they are changed or to see what became of a change. */
public final class CarrierReading {
    private static final List<Criterion> WITH_NEIGHBOURS = List.of(
            new Criterion("_include", "PractitionerRole:practitioner"),
            new Criterion("_include", "PractitionerRole:organization"));

    private final DirectorySearch search;
    private final ApiDialect dialect;

    /** Reads through a transport; the dialect tells what a patch will have to name. */
    public CarrierReading(Transport transport, ApiDialect dialect) {
        this.search = new DirectorySearch(transport);
        this.dialect = dialect;
    }

    /**
     * The carriers that are there.
     *
     * @throws GatewayUnavailable when the directory does not answer as it must
     */
    public Map<CarrierRef, CarrierView> read(Collection<CarrierRef> carriers)
            throws GatewayUnavailable, InterruptedException {
        Map<CarrierRef, CarrierView> views = new LinkedHashMap<>();
        for (CarrierKind kind : CarrierKind.values()) {
            List<String> ids = carriers.stream()
                    .filter(carrier -> carrier.kind() == kind)
                    .map(CarrierRef::id)
                    .distinct()
                    .toList();
            boolean neighbours = PatchTarget.needsNeighbours(kind, dialect);
            AnyOf wanted = new AnyOf(kind.resourceType(), "_id", ids, neighbours ? WITH_NEIGHBOURS : List.of());
            Found found = new Found();
            search.anyOf(wanted, done -> {}, found);
            for (String id : ids) {
                CarrierRef ref = new CarrierRef(kind, id);
                JsonNode resource = found.resources().get(ref.toString());
                if (resource != null) {
                    views.put(ref, new CarrierView(ref, resource, known(resource, found)));
                }
            }
        }
        return views;
    }

    /**
     * One carrier; empty when it is not there.
     *
     * @throws GatewayUnavailable when the directory does not answer as it must
     */
    public Optional<CarrierView> read(CarrierRef carrier) throws GatewayUnavailable, InterruptedException {
        return Optional.ofNullable(read(List.of(carrier)).get(carrier));
    }

    private static PatchTarget.Known known(JsonNode resource, Found found) {
        return new PatchTarget.Known(
                identifiers(resource),
                identifiers(referred(resource, "practitioner", found)),
                identifiers(referred(resource, "organization", found)));
    }

    /** References may be absolute; their last two segments name the resource. */
    private static @Nullable JsonNode referred(JsonNode resource, String name, Found found) {
        String reference = resource.path(name).path("reference").asText();
        int type = reference.lastIndexOf('/', reference.lastIndexOf('/') - 1) + 1;
        return found.resources().get(reference.substring(type));
    }

    private static List<Identifier> identifiers(@Nullable JsonNode resource) {
        List<Identifier> identifiers = new ArrayList<>();
        if (resource != null) {
            for (JsonNode identifier : resource.path("identifier")) {
                String value = identifier.path("value").asText();
                if (!value.isBlank()) {
                    identifiers.add(new Identifier(identifier.path("system").asText(), value));
                }
            }
        }
        return identifiers;
    }
}
