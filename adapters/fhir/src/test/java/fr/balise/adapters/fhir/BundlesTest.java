package fr.balise.adapters.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundlesTest {
    private static final ResourceBundle.Control FILES_ONLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @ParameterizedTest
    @ValueSource(strings = {"capability.capability", "dialect.dialect", "gateway.failures", "pacing.pauses"})
    void every_sentence_stands_in_both_languages(String name) {
        assertThat(keys(name, Locale.FRENCH)).isNotEmpty().isEqualTo(keys(name, Locale.ENGLISH));
    }

    private static TreeSet<String> keys(String name, Locale language) {
        return new TreeSet<>(ResourceBundle.getBundle("fr.balise.adapters.fhir." + name, language, FILES_ONLY)
                .keySet());
    }
}
