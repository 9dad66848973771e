package fr.balise.adapters.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.operations.running.RunIdentity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

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

    /** Keeps a text; its digest. */
    public static String keep(Journal journal, String name, String document) throws JournalFailure {
        return Journal.await(journal.keep(name, out -> out.write(document.getBytes(StandardCharsets.UTF_8))));
    }

    /** A text that was kept. */
    public static Optional<String> kept(Journal journal, String name) throws JournalFailure {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        return journal.kept(name, document) ? Optional.of(document.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }
}
