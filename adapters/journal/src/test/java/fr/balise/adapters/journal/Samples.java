package fr.balise.adapters.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.operations.running.RunIdentity;

/** What the tests of journals write. */
public final class Samples {
    public static final RunIdentity SOMEBODY = new RunIdentity("camille.modele", "Balise test, JDK 17", "127.0.0.1");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Samples() {}

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
