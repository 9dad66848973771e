package fr.balise.adapters.publication.target;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.journal.state.StatePlace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The directory that a program works with, and how it is reached.
 *
 * @param directory where it is read
 * @param endpoint where patches go; empty when nothing may be written
 * @param journal where its journal lies
 * @param visibleWithin how long what was written may take to show in the directory
 * @param callsPerSecond for one key; 0 for no limit
 * @param proxy an HTTP proxy
 * @param trustedCertificates besides those of the JVM, in PEM
 */
public record TargetSettings(
        URI directory,
        Optional<URI> endpoint,
        ApiDialect dialect,
        StatePlace journal,
        Duration visibleWithin,
        int callsPerSecond,
        ApiKey apiKey,
        Optional<URI> proxy,
        Optional<Path> trustedCertificates) {}
