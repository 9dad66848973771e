package fr.balise.adapters.fhir.model;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.core.facts.directory.DirectoryCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The codes of nomenclatures that a resource bears. A coding counts by the nomenclature that its system names ({@code
 * …/NOS/TRE_R23-ModeExercice/FHIR/TRE-R23-ModeExercice}), wherever among the coded elements of its resource it stands:
 * the guides move professions and specialities between {@code qualification}, {@code code} and {@code specialty}.
 */
final class NomenclatureCodes {
    private static final Pattern NOMENCLATURE = Pattern.compile("TRE[_-]([A-Z][0-9]{2,3})(?![0-9])");
    private static final Map<String, DirectoryCode> KEPT = Map.of(
            "R23", DirectoryCode.EXERCISE_MODE,
            "G15", DirectoryCode.PROFESSION,
            "R38", DirectoryCode.SPECIALITY);
    private static final int LONGEST = 40;

    private NomenclatureCodes() {}

    static Map<DirectoryCode, Set<String>> ofProfessional(JsonNode resource) {
        return of(resource.path("qualification")
                .valueStream()
                .flatMap(qualification -> Stream.concat(
                        Stream.of(qualification.path("code")),
                        qualification
                                .path("extension")
                                .valueStream()
                                .map(extension -> extension.path("valueCodeableConcept")))));
    }

    static Map<DirectoryCode, Set<String>> ofSituation(JsonNode resource) {
        return of(Stream.concat(
                resource.path("code").valueStream(), resource.path("specialty").valueStream()));
    }

    /** The department of the first address with a postal code. */
    static Map<DirectoryCode, Set<String>> ofStructure(JsonNode resource) {
        return resource.path("address")
                .valueStream()
                .map(address -> address.path("postalCode").asText())
                .filter(code -> code.matches("[0-9]{5}"))
                .findFirst()
                .map(code -> Map.of(DirectoryCode.DEPARTMENT, Set.of(department(code))))
                .orElse(Map.of());
    }

    /** Overseas departments have three digits; Corsica's postal codes all begin with 20. */
    private static String department(String postalCode) {
        if (postalCode.startsWith("97") || postalCode.startsWith("98")) {
            return postalCode.substring(0, 3);
        }
        if (postalCode.startsWith("20")) {
            return postalCode.compareTo("20200") < 0 ? "2A" : "2B";
        }
        return postalCode.substring(0, 2);
    }

    private static Map<DirectoryCode, Set<String>> of(Stream<JsonNode> concepts) {
        Map<DirectoryCode, Set<String>> codes = new EnumMap<>(DirectoryCode.class);
        concepts.flatMap(concept -> concept.path("coding").valueStream()).forEach(coding -> {
            Matcher system = NOMENCLATURE.matcher(coding.path("system").asText());
            DirectoryCode kept = system.find() ? KEPT.get(system.group(1)) : null;
            String code = coding.path("code").asText().strip();
            if (kept != null && !code.isEmpty() && code.length() <= LONGEST) {
                codes.computeIfAbsent(kept, none -> new TreeSet<>()).add(code);
            }
        });
        codes.replaceAll((kept, some) -> Set.copyOf(some));
        return Map.copyOf(codes);
    }
}
