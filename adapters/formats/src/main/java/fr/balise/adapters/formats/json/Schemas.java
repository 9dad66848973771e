package fr.balise.adapters.formats.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The published JSON Schemas (draft 2020-12), each for one {@code urn:balise:NAME:N}. */
public final class Schemas {
    private Schemas() {}

    /**
     * The text of a schema.
     *
     * @param name with its version, for example {@code plan-2}
     */
    public static String of(String name) {
        String resource = "/fr/balise/adapters/formats/balise-" + name + ".schema.json";
        try (InputStream schema = Objects.requireNonNull(Schemas.class.getResourceAsStream(resource), resource)) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
