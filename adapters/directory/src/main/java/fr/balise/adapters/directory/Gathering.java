package fr.balise.adapters.directory;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.CanonicalJson;
import fr.balise.adapters.fhir.CarrierReader;
import fr.balise.adapters.fhir.NamingSystems;
import fr.balise.adapters.fhir.UnreadableResource;
import fr.balise.adapters.fhir.search.Found;
import fr.balise.engine.facts.Carrier;
import fr.balise.engine.facts.Gap;
import fr.balise.engine.findings.Finding;
import fr.balise.engine.findings.FindingCode;
import fr.balise.engine.findings.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects resources, each once, and what is learnt on the way. */
final class Gathering {
    private static final String PRACTITIONER = "Practitioner";

    private final Map<String, JsonNode> resources = new TreeMap<>();
    private final Set<String> nationalIds = new HashSet<>();
    private final Set<String> situations = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<Finding> findings = new TreeSet<>();
    private final Set<Gap> gaps = EnumSet.noneOf(Gap.class);

    void add(Found found) {
        addWithoutDoubt(found);
        found.doubts().forEach(doubt -> {
            gaps.add(Gap.DIRECTORY);
            findings.add(FindingCode.INCOMPLETE_SOURCE.about("directory", doubt));
        });
    }

    void addWithoutDoubt(Found found) {
        found.resources().forEach((key, resource) -> {
            if (resources.put(key, resource) == null) {
                remember(resource);
            }
        });
    }

    private void remember(JsonNode resource) {
        for (JsonNode identifier : resource.path("identifier")) {
            String system = identifier.path("system").asText();
            String value = identifier.path("value").asText();
            boolean professional = resource.path("resourceType").asText().equals(PRACTITIONER);
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
    List<String> unreadReferencesTo(String type) {
        Set<String> ids = new TreeSet<>();
        for (JsonNode resource : resources.values()) {
            for (String name : List.of("practitioner", "organization", "partOf")) {
                String reference = resource.path(name).path("reference").asText();
                int slash = reference.lastIndexOf('/');
                boolean ofType = slash > 0 && reference.substring(0, slash).endsWith(type);
                if (ofType
                        && !resources.containsKey(type + reference.substring(slash))
                        && asked.add(type + reference.substring(slash))) {
                    ids.add(reference.substring(slash + 1));
                }
            }
        }
        return List.copyOf(ids);
    }

    DirectoryReading reading() {
        List<Carrier> carriers = new ArrayList<>();
        MessageDigest digest = sha256();
        resources.forEach((key, resource) -> {
            digest.update(CanonicalJson.of(resource).getBytes(StandardCharsets.UTF_8));
            try {
                CarrierReader.read(resource).ifPresent(reading -> {
                    carriers.add(reading.carrier());
                    reading.unreadable().forEach((address, why) -> unreadable(key + " " + address, why));
                });
            } catch (UnreadableResource e) {
                unreadable(key, String.valueOf(e.getMessage()));
            }
        });
        return new DirectoryReading(
                List.copyOf(carriers),
                List.copyOf(findings),
                Set.copyOf(gaps),
                HexFormat.of().formatHex(digest.digest()));
    }

    private void unreadable(String subject, String why) {
        gaps.add(Gap.DIRECTORY);
        findings.add(FindingCode.INCOMPLETE_SOURCE.about(subject, why));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
