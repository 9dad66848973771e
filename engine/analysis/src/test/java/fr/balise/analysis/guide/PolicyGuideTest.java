package fr.balise.analysis.guide;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.starter.StarterPolicy;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.findings.Language;
import fr.balise.core.fixtures.Golden;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyGuideTest {
    @ParameterizedTest
    @CsvSource({"EN, ../../docs/writing-a-policy.md", "FR, ../../docs/fr/ecrire-une-politique.md"})
    void the_guide_says_what_the_code_does(Language language, Path guide) throws IOException {
        Golden.assertMatches(guide, PolicyGuide.page(language));
    }

    @Test
    void its_example_of_attributes_of_ones_own_is_one() throws InvalidPolicy {
        SortedMap<String, byte[]> files =
                new TreeMap<>(StarterPolicy.files(Language.EN).content());
        files.merge(
                "policy.yaml",
                ("\n" + PolicyGuide.ownAttributes()).getBytes(StandardCharsets.UTF_8),
                PolicyGuideTest::joined);
        assertThat(PolicyLoader.load(new PolicyFiles(files))
                        .caseSettings()
                        .vocabulary()
                        .declared())
                .extracting(Attribute::name)
                .containsExactly("exerciseMode", "contract", "pilot", "brand");
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return (new String(one, StandardCharsets.UTF_8) + new String(other, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void it_tells_every_attribute_and_every_value(Language language) {
        String page = PolicyGuide.page(language);

        assertThat(page).doesNotContain("{{");
        for (Attribute attribute : Vocabulary.builtIn().of(CaseKind.PUBLICATION)) {
            assertThat(page).contains("### `" + attribute.name() + "`");
            attribute.values().forEach(value -> assertThat(page).contains("| `" + value + "` |"));
        }
    }
}
