package fr.balise.adapters.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what searches brought, each resource once, and what leaves a doubt that it is all. */
public final class Found implements ResourceConsumer {
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

    @Override
    public void take(String key, JsonNode resource, String fullUrl) {
        resources.put(key, resource);
    }

    @Override
    public void doubt(Text why) {
        doubts.add(why);
    }
}
