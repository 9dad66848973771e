package fr.balise.adapters.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JournalSentencesTest {
    private static final ResourceBundle.Control FILES_ONLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Test
    void every_sentence_stands_in_both_languages() {
        assertThat(keys(Locale.FRENCH)).isNotEmpty().isEqualTo(keys(Locale.ENGLISH));
    }

    private static Set<String> keys(Locale language) {
        return ResourceBundle.getBundle("fr.balise.adapters.journal.journal", language, FILES_ONLY)
                .keySet();
    }
}
