package fr.balise.adapters.publication.target;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.gateway.ApiKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory that a program works with, and how it is reached.
 *
 * @param directory where it is read
 * @param endpoint where patches go; empty when nothing may be written
 * @param visibleWithin how long what was written may take to show in the directory
 * @param callsPerSecond for one key; 0 for no limit
 * @param proxy an HTTP proxy
 * @param trustedCertificates besides those of the JVM, in PEM
 */
public record TargetSettings(
        URI directory,
        Optional<URI> endpoint,
        ApiDialect dialect,
        Place journal,
        Duration visibleWithin,
        int callsPerSecond,
        ApiKey apiKey,
        Optional<URI> proxy,
        Optional<Path> trustedCertificates) {
    /**
     * Where runs are written down.
     *
     * @param place a path or a database; empty for the usual place of the directory
     */
    public record Place(
            Optional<String> place,
            @Nullable String user,
            @Nullable String password) {
        @Override
        public String toString() {
            return place.orElse("");
        }
    }
}
