package fr.balise.adapters.dataset.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What resources say in words that plans have no need of: names, labels, addresses. Only what is said stands there. */
public final class ExtractLabels implements Consumer<JsonNode> {
    private static final String ADDRESS_PART = "http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-";
    private static final Map<String, ExtractColumn> ADDRESS_PARTS = Map.of(
            "unitID", ExtractColumn.LOCATION,
            "additionalLocator", ExtractColumn.LOCATION,
            "deliveryInstallationArea", ExtractColumn.DISTRIBUTION,
            "houseNumber", ExtractColumn.HOUSE_NUMBER,
            "buildingNumberSuffix", ExtractColumn.HOUSE_NUMBER_SUFFIX,
            "streetNameType", ExtractColumn.STREET_TYPE,
            "streetNameBase", ExtractColumn.STREET,
            "postBox", ExtractColumn.PLACE);

    private final Map<String, Map<ExtractColumn, String>> byReference = new HashMap<>();

    /** What a resource says, by its reference; nothing when it says nothing. */
    Map<ExtractColumn, String> of(String reference) {
        return byReference.getOrDefault(reference, Map.of());
    }

    @Override
    public void accept(JsonNode resource) {
        Map<ExtractColumn, String> words = new EnumMap<>(ExtractColumn.class);
        String type = resource.path("resourceType").asText();
        if (type.equals("Organization")) {
            put(words, ExtractColumn.STRUCTURE_NAME, resource.path("name").asText());
            put(
                    words,
                    ExtractColumn.STRUCTURE_ALIAS,
                    resource.path("alias").path(0).asText());
            address(words, resource.path("address").path(0));
        } else {
            person(words, resource.path("name").path(0));
            codings(resource).forEach(coding -> coded(words, coding));
        }
        if (!words.isEmpty()) {
            byReference.put(type + "/" + resource.path("id").asText(), words);
        }
    }

    private static void person(Map<ExtractColumn, String> words, JsonNode name) {
        put(words, ExtractColumn.CIVILITY, name.path("prefix").path(0).asText());
        put(words, ExtractColumn.FAMILY_NAME, name.path("family").asText());
        put(
                words,
                ExtractColumn.GIVEN_NAME,
                name.path("given").valueStream().map(JsonNode::asText).collect(Collectors.joining(" ")));
    }

    /** Wherever among the coded elements: the guides move them between qualification, code and specialty. */
    private static Stream<JsonNode> codings(JsonNode resource) {
        Stream<JsonNode> qualifications = resource.path("qualification")
                .valueStream()
                .flatMap(each -> Stream.concat(
                        Stream.of(each.path("code")),
                        each.path("extension").valueStream().map(part -> part.path("valueCodeableConcept"))));
        return Stream.of(
                        qualifications,
                        resource.path("code").valueStream(),
                        resource.path("specialty").valueStream())
                .flatMap(concepts -> concepts)
                .flatMap(concept -> concept.path("coding").valueStream());
    }

    private static void coded(Map<ExtractColumn, String> words, JsonNode coding) {
        String system = coding.path("system").asText();
        if (system.contains("TRE_R09") || system.contains("TRE-R09")) {
            coded(words, coding, ExtractColumn.CATEGORY, ExtractColumn.CATEGORY_LABEL);
        } else if (system.contains("TRE_G15") || system.contains("TRE-G15")) {
            coded(words, coding, ExtractColumn.PROFESSION, ExtractColumn.PROFESSION_LABEL);
        } else if (system.contains("TRE_R38") || system.contains("TRE-R38")) {
            coded(words, coding, ExtractColumn.SKILL, ExtractColumn.SKILL_LABEL);
        }
    }

    private static void coded(
            Map<ExtractColumn, String> words, JsonNode coding, ExtractColumn code, ExtractColumn label) {
        put(words, code, coding.path("code").asText());
        put(words, label, coding.path("display").asText());
    }

    /** In parts where the resource tells them; else its first line as a whole. */
    private static void address(Map<ExtractColumn, String> words, JsonNode address) {
        address.path("_line")
                .valueStream()
                .flatMap(line -> line.path("extension").valueStream())
                .forEach(part -> {
                    ExtractColumn column =
                            ADDRESS_PARTS.get(part.path("url").asText().replace(ADDRESS_PART, ""));
                    if (column != null) {
                        put(words, column, part.path("valueString").asText());
                    }
                });
        if (Stream.of(ExtractColumn.STREET, ExtractColumn.HOUSE_NUMBER).noneMatch(words::containsKey)) {
            put(words, ExtractColumn.STREET, address.path("line").path(0).asText());
        }
        String postalCode = address.path("postalCode").asText();
        put(
                words,
                ExtractColumn.ROUTING,
                (postalCode + " " + address.path("city").asText()).strip());
        put(words, ExtractColumn.POSTAL_CODE, postalCode);
        put(words, ExtractColumn.COUNTRY, address.path("country").asText());
    }

    private static void put(Map<ExtractColumn, String> words, ExtractColumn column, String said) {
        if (!said.isBlank()) {
            words.putIfAbsent(column, said.strip());
        }
    }
}
