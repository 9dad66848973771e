package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.http.NetworkSettings;
import fr.balise.adapters.fhir.http.NetworkSettings.ClientCertificate;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service makes of what it is told. */
class ServerSettingsTest {
    @Test
    void the_directory_is_reached_as_the_command_line_reaches_it(@TempDir Path folder) throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "a-secret-key\n");
        Path certificate = folder.resolve("client.p12");

        NetworkSettings network = ServerSettings.of(
                        List.of(
                                "policy=p",
                                "data=d",
                                "directory=https://127.0.0.1/fhir",
                                "apiKeyFile=" + key,
                                "proxy=http://127.0.0.1:3128",
                                "trustedCertificates=igc.pem",
                                "clientCertificate=" + certificate,
                                "connectTimeout=3",
                                "readTimeout=5"),
                        Map.of("BALISE_CLIENT_CERTIFICATE_PASSWORD", "word"))
                .target()
                .orElseThrow()
                .network();

        assertThat(network.apiKey()).isEqualTo(ApiKey.of("a-secret-key"));
        assertThat(network.proxy()).hasValue(URI.create("http://127.0.0.1:3128"));
        assertThat(network.trustedCertificates()).hasValue(Path.of("igc.pem"));
        assertThat(network.clientCertificate()).hasValue(new ClientCertificate(certificate, "word"));
        assertThat(network.deadline()).isEqualTo(Duration.ofSeconds(3 + 3 * 5));
    }
}
