package fr.balise.adapters.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an editor knows of {@code application.yaml}. */
class ConfigurationMetadataTest {
    @Test
    void editors_know_each_property_and_what_it_means() throws Exception {
        try (InputStream file = Objects.requireNonNull(
                BaliseProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"balise.policy\"", "folder or zip of the policy")
                    .contains("\"balise.directory.url\"", "where it is read")
                    .contains("\"balise.operator.domains\"")
                    .contains("\"defaultValue\": \"draft-2026-06-24\"");
        }
    }
}
