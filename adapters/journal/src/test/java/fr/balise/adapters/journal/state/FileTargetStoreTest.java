package fr.balise.adapters.journal.state;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.journal.JournalFailure;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTargetStoreTest extends TargetStoreContract {
    @TempDir
    Path home;

    @Override
    TargetStore open(Target target) throws JournalFailure {
        return new TargetPlaces(home).openStore(target, null, null, null);
    }

    @Test
    void each_target_has_a_folder_that_says_whose_it_is() throws Exception {
        open(TRIAL).close();
        open(PRODUCTION).close();
        TargetPlaces places = new TargetPlaces(home);

        assertThat(places.known()).containsExactly(TRIAL, PRODUCTION);
        assertThat(home.resolve("targets").resolve(TRIAL.key()).resolve("store"))
                .isRegularFile();
        assertThat(places.journal(TRIAL)).isNotEqualTo(places.journal(PRODUCTION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://Gateway.exemple.FR/fhir/v2",
                "HTTPS://gateway.exemple.fr:443/fhir/v2/",
                "https://somebody@gateway.exemple.fr/fhir/x/../v2//?a=b#c",
            })
    void the_same_server_said_otherwise_is_the_same_target(String address) {
        assertThat(Target.of(URI.create(address))).isEqualTo(PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gateway.exemple.fr/fhir/v2",
                "https://gateway.exemple.fr:8443/fhir/v2",
                "https://gateway.exemple.fr/fhir/V2",
                "https://autre.exemple.fr/fhir/v2",
            })
    void another_server_is_another_target(String address) {
        assertThat(Target.of(URI.create(address)).key()).isNotEqualTo(PRODUCTION.key());
    }
}
