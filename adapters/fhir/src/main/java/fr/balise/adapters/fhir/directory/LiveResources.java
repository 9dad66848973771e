package fr.balise.adapters.fhir.directory;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.adapters.fhir.model.NamingSystems;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.fhir.search.ResourceConsumer;
import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.DirectoryFacts;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.Identifier;
import fr.balise.operations.sources.DirectoryReading;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Collects the resources of all searches, each once, and what is learnt on the way. */
final class LiveResources implements ResourceConsumer {
    private static final Text LIVE = new Text("l'annuaire en ligne", "the live directory");

    private final CarrierCollector carriers;
    private final SortedMap<String, String> fingerprints = new TreeMap<>();
    private final Set<String> nationalIds = new HashSet<>();
    private final Set<String> situations = new HashSet<>();
    private final Set<Object> asked = new HashSet<>();
    private final Set<String> unsupported = new HashSet<>();

    private final String base;

    LiveResources(URI base, Consumer<? super JsonNode> seen) {
        this.carriers = new CarrierCollector(seen);
        this.base = base.toString();
        carriers.base(this.base);
    }

    @Override
    public void take(String key, JsonNode resource, String fullUrl) {
        fingerprints.put(key, CanonicalJson.fingerprint(resource));
        carriers.take(resource, key, fullUrl);
        remember(resource);
    }

    @Override
    public void doubt(Text why) {
        carriers.incomplete("directory", why);
    }

    @Override
    public void unsupported(String resourceType, String parameter) {
        if (unsupported.add(resourceType + "?" + parameter)) {
            carriers.found(FindingCode.SEARCH_UNSUPPORTED.about(resourceType, parameter, lost(parameter)));
        }
    }

    private static Text lost(String parameter) {
        return switch (parameter) {
            case "_total" ->
                new Text(
                        "le nombre de ressources trouvées ne peut pas être comparé à celui que l'annuaire compte",
                        "what was found cannot be compared with what the directory counts");
            case "_count" -> new Text("les pages sont plus petites", "pages are smaller");
            case "_revinclude", "_include" ->
                new Text("les ressources liées sont demandées à part", "related resources are asked for apart");
            case "partof" ->
                new Text(
                        "les situations d'une entité juridique sont lues dans ses structures connues seulement",
                        "the situations of a legal entity are read in its known structures only");
            default ->
                new Text(
                        "une adresse publiée ailleurs que chez les titulaires et structures du stock reste inaperçue",
                        "an address published elsewhere than with the holders and structures of the stock goes unseen");
        };
    }

    boolean isUnsupported(String resourceType, String parameter) {
        return unsupported.contains(resourceType + "?" + parameter);
    }

    private void remember(JsonNode resource) {
        boolean professional = resource.path("resourceType").asText().equals(CarrierKind.PRACTITIONER.resourceType());
        for (JsonNode identifier : resource.path("identifier")) {
            String system = identifier.path("system").asText();
            String value = identifier.path("value").asText();
            if (professional && system.equals(NamingSystems.ID_NAT_PS)) {
                nationalIds.add(value);
            } else if (professional && system.equals(NamingSystems.RPPS)) {
                nationalIds.add("8" + value);
            } else if (system.equals(NamingSystems.RPPS) || system.equals(NamingSystems.DIRECTORY)) {
                situations.add(value);
            }
        }
    }

    boolean knowsProfessional(String idNatPs) {
        return nationalIds.contains(idNatPs);
    }

    boolean knowsSituation(String situationId) {
        return situations.contains(situationId);
    }

    /** What a search by a part of an address cannot be relied on for; nothing rests on its silence. */
    void searchByDomainFailed(String type, String domain, Text why) {
        carriers.found(FindingCode.DOMAIN_SEARCH_UNAVAILABLE.about(type, domain, why));
    }

    /** Resources that others refer to and that were not read; each is named once only. */
    List<CarrierRef> unread(CarrierKind kind) {
        return carriers.missing(kind).stream().filter(asked::add).toList();
    }

    /** Identifiers by which alone others refer to resources; each is named once only. */
    List<Identifier> unreadIdentifiers(CarrierKind kind) {
        return carriers.missingByIdentifier(kind).stream()
                .filter(identifier -> asked.add(List.of(kind, identifier)))
                .toList();
    }

    /** The carriers so far. */
    DirectoryFacts facts() {
        return carriers.facts();
    }

    /** The structures so far. */
    StructureTree structures() {
        return new StructureTree(facts().carriers());
    }

    DirectoryReading reading() {
        if (fingerprints.isEmpty()) {
            doubt(new Text(LIVE.fr() + " ne rend aucune ressource", LIVE.en() + " returns no resource at all"));
        }
        Sha256 digest = new Sha256();
        fingerprints.values().forEach(digest::bytes);
        return new DirectoryReading(base, carriers.facts(), digest.hex());
    }
}
