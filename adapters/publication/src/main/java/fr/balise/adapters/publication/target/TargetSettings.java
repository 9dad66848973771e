package fr.balise.adapters.publication.target;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.http.NetworkSettings;
import fr.balise.adapters.journal.state.StatePlace;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The directory that a program works with, and how it is reached.
 *
 * @param network leads to where it is read; the endpoint is reached in the same way
 * @param endpoint where patches go; empty when nothing may be written
 * @param journal where its journal lies
 * @param visibleWithin how long what was written may take to show in the directory
 * @param callsPerSecond for one key; 0 for no limit
 */
public record TargetSettings(
        NetworkSettings network,
        Optional<URI> endpoint,
        ApiDialect dialect,
        StatePlace journal,
        Duration visibleWithin,
        int callsPerSecond) {
    /** Where it is read. */
    public URI directory() {
        return network.base();
    }
}
