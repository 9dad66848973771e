package fr.balise.adapters.fhir.directory;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.adapters.fhir.model.CarrierVersion;
import fr.balise.adapters.fhir.model.NamedCarriers;
import fr.balise.adapters.fhir.model.NamingSystems;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.fhir.search.ResourceConsumer;
import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.parts.Sorting;
import fr.balise.operations.sources.DirectoryReading;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Hands the resources of all searches to a collector, each once, and keeps what is learnt on the way: of a carrier its name,
 * and which addresses that were searched for it shows.
 */
final class LiveResources implements ResourceConsumer {
    private static final Text LIVE = new Text("l'annuaire en ligne", "the live directory");

    private final String base;
    private final CarrierCollector carriers;
    private final Optional<CarrierCollector> structures;
    private final NamedCarriers names;
    private final Predicate<MailboxAddress> searched;
    private final Sorting.Sorted<Fingerprint> fingerprints;
    private final Set<String> nationalIds = new HashSet<>();
    private final Set<String> situations = new HashSet<>();
    private final Map<CarrierRef, Set<MailboxAddress>> showing = new HashMap<>();
    private final Set<Object> asked = new HashSet<>();
    private final Set<String> unsupported = new HashSet<>();

    /** Of what a resource says, by {@code Type/id}. */
    private record Fingerprint(String key, String sha256) {}

    /**
     * What is handed to a collector.
     *
     * @param sorting where there is room for a few bytes of each resource
     * @param searched the addresses that are searched for
     * @param structured true when structures must be known
     */
    LiveResources(
            URI base,
            CarrierCollector carriers,
            Sorting sorting,
            Predicate<MailboxAddress> searched,
            boolean structured) {
        this.base = base.toString();
        this.carriers = carriers;
        this.structures = structured ? Optional.of(carriers.keeping()) : Optional.empty();
        this.names = carriers.names();
        this.searched = searched;
        this.fingerprints =
                sorting.by(Fingerprint.class, Comparator.comparing(Fingerprint::key), (earlier, later) -> later);
        carriers.base(this.base);
    }

    @Override
    public void take(String key, JsonNode resource, String fullUrl) {
        fingerprints.add(new Fingerprint(key, CanonicalJson.fingerprint(resource)));
        carriers.take(resource, key, fullUrl).ifPresent(this::remember);
        remember(resource);
    }

    private void remember(CarrierVersion version) {
        Carrier carrier = version.carrier();
        names.see(version);
        Set<MailboxAddress> shown = carrier.attachments().stream()
                .map(Attachment::address)
                .filter(searched)
                .collect(Collectors.toUnmodifiableSet());
        showing.remove(carrier.ref());
        if (!shown.isEmpty()) {
            showing.put(carrier.ref(), shown);
        }
        if (carrier instanceof Carrier.Structure) {
            structures.ifPresent(kept -> kept.take(version));
        }
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
        return names.missing(kind).stream().filter(asked::add).toList();
    }

    /** Identifiers by which alone others refer to resources; each is named once only. */
    List<Identifier> unreadIdentifiers(CarrierKind kind) {
        return names.missingByIdentifier(kind).stream()
                .filter(identifier -> asked.add(List.of(kind, identifier)))
                .toList();
    }

    /** The carriers of a kind so far. */
    List<CarrierRef> known(CarrierKind kind) {
        return names.known(kind);
    }

    /** Those that show one of some addresses, all of which were searched for. */
    List<CarrierRef> showing(CarrierKind kind, Predicate<MailboxAddress> some) {
        return showing.entrySet().stream()
                .filter(shown -> shown.getKey().kind() == kind
                        && shown.getValue().stream().anyMatch(some))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The structures so far. */
    StructureTree structures() {
        return new StructureTree(structures.map(kept -> kept.facts().carriers()).orElseThrow());
    }

    /** Of its carriers, those that the collector keeps. */
    DirectoryReading reading() {
        List<Fingerprint> each = fingerprints.list();
        if (each.isEmpty()) {
            doubt(new Text(LIVE.fr() + " ne rend aucune ressource", LIVE.en() + " returns no resource at all"));
        }
        Sha256 digest = new Sha256();
        each.forEach(one -> digest.bytes(one.sha256()));
        return new DirectoryReading(base, carriers.facts(), digest.hex());
    }
}
