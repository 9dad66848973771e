package fr.balise.adapters.dataset.directory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.core.findings.Text;
import java.io.BufferedReader;
import java.io.IOException;

/** A Bundle, read entry by entry; or one resource alone. */
final class BundleFile {
    private final String name;
    private final CarrierCollector carriers;
    private final SavedPages pages;
    private final SavedPages.Entries entries = new SavedPages.Entries();

    BundleFile(String name, CarrierCollector carriers, SavedPages pages) {
        this.name = name;
        this.carriers = carriers;
        this.pages = pages;
    }

    void content(BufferedReader text) throws IOException {
        try (JsonParser parser = JsonSource.MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                notABundle();
                return;
            }
            ObjectNode rest = JsonSource.MAPPER.createObjectNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                JsonToken value = parser.nextToken();
                if (member.equals("entry") && value == JsonToken.START_ARRAY) {
                    entries(parser);
                } else {
                    rest.set(member, parser.readValueAsTree());
                }
            }
            if (parser.nextToken() != null) {
                parser.skipChildren();
                carriers.incomplete(
                        name,
                        new Text(
                                "du texte suit la fin du Bundle ; refaites l'extraction, une ressource par ligne"
                                        + " s'appelle .ndjson",
                                "text follows the end of the Bundle; extract it again, one resource a line is called"
                                        + " .ndjson"));
            }
            finish(rest);
        }
    }

    private void entries(JsonParser parser) throws IOException {
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            JsonNode entry = parser.readValueAsTree();
            JsonNode resource = entry.path("resource");
            String place = name + " entry[" + index + "]";
            if (resource.isObject()) {
                entries.add(entry);
                carriers.take(resource, place, entry.path("fullUrl").asText());
            } else {
                carriers.incomplete(place, new Text("entrée sans ressource", "entry without a resource"));
            }
        }
    }

    private void finish(JsonNode rest) {
        String type = rest.path("resourceType").asText();
        JsonNode total = rest.path("total");
        boolean counted = total.isMissingNode() || total.isIntegralNumber();
        if (type.equals("Bundle") && (rest.has("entry") || !counted)) {
            carriers.incomplete(
                    name,
                    new Text(
                            "entry n'est pas une liste, ou total pas un nombre ; refaites l'extraction",
                            "entry is no list, or total no number; extract it again"));
        } else if (type.equals("Bundle")) {
            pages.add(name, rest, entries);
        } else if (type.isEmpty()) {
            notABundle();
        } else {
            carriers.take(rest, name, "");
        }
    }

    private void notABundle() {
        carriers.incomplete(
                name,
                new Text(
                        "ce n'est pas un Bundle FHIR ; refaites l'extraction",
                        "this is no FHIR Bundle; extract it again"));
    }
}
