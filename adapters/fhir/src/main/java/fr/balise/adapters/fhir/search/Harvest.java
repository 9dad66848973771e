package fr.balise.adapters.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.core.findings.Text;

/** Where the resources of a search go, one by one as they come: a directory need not fit into memory. */
public interface Harvest {
    /**
     * Takes a resource; the same one may come again.
     *
     * @param key {@code Type/id}
     */
    void take(String key, JsonNode resource);

    /** Is told why something may be missing. */
    void doubt(Text why);
}
