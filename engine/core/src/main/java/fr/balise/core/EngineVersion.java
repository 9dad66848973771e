package fr.balise.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which engine this is. */
public final class EngineVersion {
    private EngineVersion() {}

    /** The version that was built; the same from classes, from its own jar, and from within another. */
    public static String current() {
        Properties built = new Properties();
        try (InputStream resource = EngineVersion.class.getResourceAsStream("engine.properties")) {
            built.load(Objects.requireNonNull(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return built.getProperty("version");
    }
}
