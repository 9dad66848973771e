package fr.balise.adapters.spring;

import fr.balise.core.planning.parts.GatewayPace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application says of Balise, under {@code balise}.
 *
 * @param policy folder or zip of the policy
 * @param reload how often the policy is looked at for changes; zero for never
 * @param operator whose mailboxes are published
 * @param directory the live directory
 * @param journal where runs are written down
 * @param author who the journal says acts; the name of the application unless it is said
 */
@ConfigurationProperties("balise")
public record BaliseProperties(
        @Nullable String policy,
        @DefaultValue("0s") Duration reload,
        @DefaultValue OperatorProperties operator,
        @DefaultValue DirectoryProperties directory,
        @DefaultValue JournalProperties journal,
        @Nullable String author) {

    /**
     * Whose mailboxes are published.
     *
     * @param domains its mail domains, which alone are ever written
     * @param confirmed settings of the policy whose assumed values the operator holds to be right
     * @param protectedAddresses addresses that are not removed unless somebody names them
     */
    public record OperatorProperties(
            @DefaultValue("") String name,
            @DefaultValue Set<String> domains,
            @DefaultValue Set<String> confirmed,
            @DefaultValue Set<String> protectedAddresses) {}

    /**
     * The live directory.
     *
     * @param url where it is read
     * @param endpoint where patches go; nothing is written without it
     * @param dialect a preset, or a file
     * @param apiKey of the gateway; keep it out of files that others read
     * @param callsPerSecond for one key; 0 for no limit
     * @param visibleWithin how long what was written may take to show
     * @param proxy an HTTP proxy
     * @param trustedCertificates besides those of the JVM, in PEM
     * @param clientCertificate shown to the directory and the endpoint, in PKCS#12
     * @param clientCertificatePassword opens that file; keep it out of files that others read
     */
    public record DirectoryProperties(
            @Nullable URI url,
            @Nullable URI endpoint,
            @DefaultValue("draft-2026-06-24") String dialect,
            @DefaultValue("") String apiKey,
            @DefaultValue("" + GatewayPace.CALLS_A_SECOND) int callsPerSecond,
            @DefaultValue("24h") Duration visibleWithin,
            @Nullable URI proxy,
            @Nullable Path trustedCertificates,
            @Nullable Path clientCertificate,
            @DefaultValue("") String clientCertificatePassword) {
        /** The key shows itself nowhere. */
        @Override
        public String toString() {
            return "DirectoryProperties[" + url + ", " + endpoint + "]";
        }
    }

    /**
     * Where runs are written down.
     *
     * @param place a file, or a PostgreSQL database by {@code jdbc:postgresql:} address; the usual place of the directory
     *     unless it is said
     */
    public record JournalProperties(
            @Nullable String place,
            @Nullable String user,
            @Nullable String password) {
        /** The password shows itself nowhere. */
        @Override
        public String toString() {
            return "JournalProperties[" + place + "]";
        }
    }
}
