package fr.balise.samples.sandbox.options;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;

/** JSON as records. What is left out keeps its default; what is not understood is told with its place. */
public final class JsonRecords {
    public static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, NON_NULL))
            .withConfigOverride(ArrayNode.class, lists -> lists.setMergeable(false))
            .build();

    private JsonRecords() {}

    /**
     * @param defaults the values of what is left out; takes those that are given
     * @throws IllegalArgumentException saying which part is not understood, and what would be
     */
    public static <T> T read(Class<T> type, ObjectNode defaults, JsonNode given) {
        if (!given.isObject()) {
            throw new IllegalArgumentException("An object is expected, not " + given);
        }
        try {
            return JSON.treeToValue(JSON.readerForUpdating(defaults).readValue(given), type);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(told(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("This is not JSON: " + e.getMessage(), e);
        }
    }

    private static String told(JsonMappingException e) {
        if (e.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null) {
            return refused.getMessage();
        }
        String place = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        if (e instanceof UnrecognizedPropertyException unknown) {
            return place + " is not known; there are " + unknown.getKnownPropertyIds();
        }
        return (place.isEmpty() ? "" : place + ": ") + e.getOriginalMessage();
    }
}
