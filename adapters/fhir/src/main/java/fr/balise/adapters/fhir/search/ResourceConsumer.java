package fr.balise.adapters.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.core.findings.Text;

/** Where the resources of a search go, one by one as they come: a directory need not fit into memory. */
public interface ResourceConsumer {
    /**
     * Takes a resource; the same one may come again.
     *
     * @param key {@code Type/id}
     * @param fullUrl the address that its entry gives; may be empty
     */
    void take(String key, JsonNode resource, String fullUrl);

    /** Is told why something may be missing. */
    void doubt(Text why);

    /**
     * Is told that the server does not know a search parameter; the search was made without it, or not at all when it
     * was what to search by.
     */
    default void unsupported(String resourceType, String parameter) {}
}
