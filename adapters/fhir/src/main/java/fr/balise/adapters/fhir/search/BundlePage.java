package fr.balise.adapters.fhir.search;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.fhir.gateway.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of a search, read as a stream: a FHIR model takes six to nine times as long for these bundles.
 *
 * @param total matches in all; empty when the server does not say
 * @param next where the next page is; empty on the last
 */
record BundlePage(List<JsonNode> resources, Optional<Long> total, Optional<String> next) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @throws IOException when it is no bundle, or breaks off */
    static BundlePage read(Body body) throws IOException {
        try (JsonParser parser = MAPPER.createParser(body.stream())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            List<JsonNode> resources = new ArrayList<>();
            Optional<Long> total = Optional.empty();
            Optional<String> next = Optional.empty();
            String resourceType = "";
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "resourceType" -> resourceType = parser.getText();
                    case "total" -> total = Optional.of(parser.getLongValue());
                    case "link" -> next = next(MAPPER.readTree(parser));
                    case "entry" -> entries(parser, resources);
                    default -> parser.skipChildren();
                }
            }
            if (!resourceType.equals("Bundle")) {
                throw new IOException("a " + (resourceType.isEmpty() ? "JSON object" : resourceType)
                        + " where a Bundle was expected");
            }
            return new BundlePage(resources, total, next);
        }
    }

    private static void entries(JsonParser parser, List<JsonNode> resources) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("entries that are no list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode entry = MAPPER.readTree(parser);
            if (entry == null) {
                throw new IOException("the bundle breaks off");
            }
            JsonNode resource = entry.path("resource");
            if (resource.isObject()) {
                resources.add(resource);
            }
        }
    }

    private static Optional<String> next(JsonNode links) {
        for (JsonNode link : links) {
            if (link.path("relation").asText().equals("next")) {
                return Optional.of(link.path("url").asText());
            }
        }
        return Optional.empty();
    }
}
