package fr.balise.adapters.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.engine.findings.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What searches brought, each resource once, and what leaves a doubt that it is all. */
public final class Found {
    private final Map<String, JsonNode> resources = new LinkedHashMap<>();
    private final List<Text> doubts = new ArrayList<>();

    /** By {@code Type/id}, in the order of finding. */
    public Map<String, JsonNode> resources() {
        return resources;
    }

    /** Why something may be missing. */
    public List<Text> doubts() {
        return doubts;
    }

    void add(JsonNode resource) {
        resources.put(
                resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText(),
                resource);
    }

    void doubt(Text text) {
        doubts.add(text);
    }

    /** Takes over what another search brought. */
    public void addAll(Found other) {
        resources.putAll(other.resources);
        doubts.addAll(other.doubts);
    }
}
