package fr.balise.adapters.fhir.directory;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.model.CanonicalJson;
import fr.balise.adapters.fhir.model.CarrierReader;
import fr.balise.adapters.fhir.model.NamingSystems;
import fr.balise.adapters.fhir.model.UnreadableResource;
import fr.balise.adapters.fhir.search.Harvest;
import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.Carrier;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.facts.Gap;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Collects resources, each once, and what is learnt on the way. Of a resource only what decides is kept, since a national
 * directory as JSON is ten times as large.
 */
final class Gathering implements Harvest {
    private static final String PRACTITIONER = "Practitioner";
    private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final Map<String, Gathered> resources = new TreeMap<>();
    private final Set<String> nationalIds = new HashSet<>();
    private final Set<String> situations = new HashSet<>();
    private final Set<CarrierRef> asked = new HashSet<>();
    private final Set<Finding> findings = new TreeSet<>();
    private final Set<Gap> gaps = EnumSet.noneOf(Gap.class);

    /**
     * What is kept of a resource.
     *
     * @param fingerprint over all of it
     * @param carrier empty when its type carries no mailboxes, or it cannot be read
     * @param unreadable what cannot be read, with the reason
     */
    private record Gathered(String fingerprint, Optional<Carrier> carrier, Map<String, String> unreadable) {}

    @Override
    public void take(String key, JsonNode resource) {
        if (resources.put(key, gathered(key, resource)) == null) {
            remember(resource);
        }
    }

    private static Gathered gathered(String key, JsonNode resource) {
        String fingerprint = CanonicalJson.fingerprint(resource);
        try {
            Optional<CarrierReader.Reading> reading = CarrierReader.read(resource);
            Map<String, String> unreadable = new TreeMap<>();
            reading.ifPresent(
                    read -> read.unreadable().forEach((address, why) -> unreadable.put(key + " " + address, why)));
            return new Gathered(fingerprint, reading.map(CarrierReader.Reading::carrier), Map.copyOf(unreadable));
        } catch (UnreadableResource e) {
            return new Gathered(fingerprint, Optional.empty(), Map.of(key, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void doubt(Text why) {
        gaps.add(Gap.DIRECTORY);
        findings.add(FindingCode.INCOMPLETE_SOURCE.about("directory", why));
    }

    /** For a search that may be cut: what it brings is taken. */
    Harvest withoutDoubt() {
        return new Harvest() {
            @Override
            public void take(String key, JsonNode resource) {
                Gathering.this.take(key, resource);
            }

            @Override
            public void doubt(Text why) {
                // Nothing was expected of it.
            }
        };
    }

    private void remember(JsonNode resource) {
        boolean professional = resource.path("resourceType").asText().equals(PRACTITIONER);
        for (JsonNode identifier : resource.path("identifier")) {
            String system = identifier.path("system").asText();
            String value = identifier.path("value").asText();
            if (professional && system.equals(NamingSystems.ID_NAT_PS)) {
                nationalIds.add(value);
            } else if (professional && system.equals(NamingSystems.RPPS)) {
                nationalIds.add("8" + value);
            } else if (system.equals(NamingSystems.RPPS)) {
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

    void searchByDomainFailed(String type, String domain, Text why) {
        findings.add(new Finding(
                "DOMAIN_SEARCH_UNAVAILABLE",
                type + " " + domain,
                new Text(
                        "La recherche des adresses de " + domain + " sur " + type
                                + " n'a pas abouti ; une adresse publiée qui manque au stock peut rester inaperçue. "
                                + why.fr(),
                        "The search for addresses of " + domain + " on " + type
                                + " did not succeed; a published address that the stock lacks may go unseen. "
                                + why.en())));
    }

    /** Ids of resources that others refer to and that were not read; each is named once only. */
    List<String> unreadReferencesTo(CarrierKind kind) {
        return resources.values().stream()
                .flatMap(gathered -> gathered.carrier().stream())
                .flatMap(Gathering::references)
                .filter(reference -> reference.kind() == kind && !resources.containsKey(reference.toString()))
                .filter(asked::add)
                .map(CarrierRef::id)
                .filter(id -> LOGICAL_ID.matcher(id).matches())
                .sorted()
                .toList();
    }

    private static Stream<CarrierRef> references(Carrier carrier) {
        if (carrier instanceof Carrier.PracticeSituation situation) {
            return Stream.concat(situation.practitioner().stream(), situation.structure().stream());
        }
        return carrier instanceof Carrier.Structure structure ? structure.partOf().stream() : Stream.empty();
    }

    DirectoryReading reading() {
        List<Carrier> carriers = new ArrayList<>();
        Sha256 digest = new Sha256();
        resources.values().forEach(gathered -> {
            digest.bytes(gathered.fingerprint());
            gathered.carrier().ifPresent(carriers::add);
            gathered.unreadable().forEach(this::unreadable);
        });
        return new DirectoryReading(
                List.copyOf(carriers), List.copyOf(findings), Set.copyOf(gaps), digest.hex());
    }

    private void unreadable(String subject, String why) {
        gaps.add(Gap.DIRECTORY);
        findings.add(FindingCode.INCOMPLETE_SOURCE.about(subject, why));
    }
}
