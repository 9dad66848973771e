package fr.balise.adapters.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.findings.Language;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final String PACKAGE = "fr.balise.adapters.reporting.";
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    private static Wording in(Language language) {
        return new Wording(language, PACKAGE + "plan.plan");
    }

    private static Set<String> arguments(ResourceBundle bundle, String key) {
        return ARGUMENT.matcher(bundle.getString(key))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wording.common", "plan.plan", "simulation.simulation", "policy.policy"})
    void every_sentence_stands_in_both_languages_with_the_same_arguments(String name) {
        ResourceBundle french = ResourceBundle.getBundle(PACKAGE + name, Locale.FRENCH);
        ResourceBundle english = ResourceBundle.getBundle(PACKAGE + name, Locale.ENGLISH);

        assertThat(french.keySet()).isEqualTo(english.keySet());
        assertThat(french.keySet()).allSatisfy(key -> {
            assertThat(arguments(french, key)).isEqualTo(arguments(english, key));
            assertThat(french.getString(key.replaceFirst("\\.one$", ".other"))).isNotEmpty();
        });
    }

    @Test
    void none_and_one_are_singular_in_french_and_one_alone_in_english() {
        assertThat(in(Language.FR).count("detach", 0)).isEqualTo("0 dépublication");
        assertThat(in(Language.FR).count("detach", 1)).isEqualTo("1 dépublication");
        assertThat(in(Language.FR).count("detach", 2)).isEqualTo("2 dépublications");
        assertThat(in(Language.EN).count("detach", 0)).isEqualTo("0 removals");
        assertThat(in(Language.EN).count("detach", 1)).isEqualTo("1 removal");
    }

    @Test
    void dates_shares_and_durations_are_set_as_each_language_does() {
        assertThat(in(Language.FR).date(LocalDate.parse("2026-12-01"))).isEqualTo("1er décembre 2026");
        assertThat(in(Language.EN).date(LocalDate.parse("2026-12-01"))).isEqualTo("1 December 2026");
        assertThat(in(Language.FR).percent(1, 8)).isEqualTo("12,5\u00a0%");
        assertThat(in(Language.EN).percent(1, 8)).isEqualTo("12.5%");
        assertThat(in(Language.FR).duration(Duration.ofSeconds(3725))).isEqualTo("1\u00a0h 2\u00a0min 5\u00a0s");
    }

    @Test
    void a_french_sentence_has_the_spaces_of_french() {
        assertThat(in(Language.FR).say("next.apply")).contains("appliquez-le\u00a0: balise apply");
    }
}
