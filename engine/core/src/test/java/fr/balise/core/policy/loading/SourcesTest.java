package fr.balise.core.policy.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.SamplePolicy;
import fr.balise.core.policy.problems.InvalidPolicy;
import org.junit.jupiter.api.Test;

/** What a policy rests on is told, and told whole. */
class SourcesTest {
    private static String source(String id) {
        return id + """
                :
                  document: {fr: Atelier, en: Workshop}
                  place: {fr: Page 1, en: Page 1}
                  says: {fr: Il faut un usage., en: Use is needed.}
                """;
    }

    private static String refusal(String sources) {
        InvalidPolicy refused = catchThrowableOfType(
                InvalidPolicy.class,
                () -> PolicyLoader.load(
                        SamplePolicy.sample().with("sources.yaml", sources).files()));
        assertThat(refused.problems()).hasSize(1);
        return refused.problems().get(0).in(Language.EN);
    }

    @Test
    void a_source_is_told_with_its_document_its_place_and_what_it_says() throws Exception {
        Policy policy = PolicyLoader.load(SamplePolicy.sample()
                .with("sources.yaml", source("A3-USAGE") + source("A3-RANK"))
                .files());

        assertThat(policy.sources().get("A3-USAGE").says()).isEqualTo(new Text("Il faut un usage.", "Use is needed."));
        assertThat(policy.uncited()).containsExactly("A3-RANK");
    }

    @Test
    void ids_that_no_file_tells_are_cited_in_vain() throws Exception {
        assertThat(PolicyLoader.load(SamplePolicy.sample().files()).citesInVain())
                .isTrue();
        assertThat(PolicyLoader.load(SamplePolicy.sample()
                                .with("sources.yaml", source("A3-USAGE"))
                                .files())
                        .citesInVain())
                .isFalse();
    }

    @Test
    void an_id_that_is_cited_and_not_told_is_refused_where_it_is_cited_with_the_nearest() {
        assertThat(refusal(source("A3-USAG")))
                .contains("rules/good.drl:2", "the source A3-USAGE is not in sources.yaml", "Did you mean A3-USAG?");
    }

    @Test
    void a_source_that_does_not_say_what_it_says_is_refused() {
        assertThat(refusal(source("A3-USAGE").replace("says", "sais"))).contains("sources.yaml", "Did you mean says?");
    }

    @Test
    void the_digest_covers_the_words_of_sources() {
        String told = source("A3-USAGE");
        assertThat(SamplePolicy.sample().with("sources.yaml", told).files().digest())
                .isNotEqualTo(SamplePolicy.sample()
                        .with("sources.yaml", told.replace("needed", "not needed"))
                        .files()
                        .digest());
    }

    @Test
    void the_bundle_digest_covers_every_file_but_the_certificate() {
        PolicyFiles files = SamplePolicy.sample().files();
        PolicyFiles noted = SamplePolicy.sample().with("notes.md", "why").files();
        PolicyFiles proved =
                SamplePolicy.sample().with("certificate.json", "{}").files();

        assertThat(noted.digest()).isEqualTo(files.digest());
        assertThat(noted.bundleDigest()).isNotEqualTo(files.bundleDigest());
        assertThat(proved.bundleDigest()).isEqualTo(files.bundleDigest());
    }
}
