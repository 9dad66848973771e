package fr.balise.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.PolicyProblems;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YamlFieldTest {
    private final PolicyProblems problems = new PolicyProblems();

    private record Limit(String name, int share) {}

    private Optional<Limit> limit(String yaml) {
        return YamlField.read("a.yaml", yaml, new Text("Voir le guide.", "See the guide."), problems)
                .mapping(fields -> {
                    Optional<String> name = fields.required("name").line();
                    Optional<Integer> share = fields.required("share").number(0, 100);
                    fields.optional("note").text();
                    return () -> new Limit(name.orElseThrow(), share.orElseThrow());
                });
    }

    private List<String> told(Language language) {
        return problems.all().stream()
                .map(problem -> problem.in(language).replace('\u00a0', ' '))
                .toList();
    }

    @Test
    void what_a_mapping_says_is_made_of_its_entries() {
        assertThat(limit("{share: 30, name: weekly}")).contains(new Limit("weekly", 30));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_and_nothing_is_made() {
        assertThat(limit("share: 101\nnoise: 4\nnote: [a, b]\n")).isEmpty();

        assertThat(told(Language.EN))
                .containsExactly(
                        "a.yaml:1:1: 'name' is missing. Add a line 'name: …'. See the guide.",
                        "a.yaml:1:8: '101' is not a whole number from 0 to 100. See the guide.",
                        "a.yaml:2:1: the key 'noise' is unknown here. Allowed: name, share, note.",
                        "a.yaml:3:7: note: expected a single value here. See the guide.");
        assertThat(told(Language.FR))
                .contains("a.yaml:2:1 : la clé « noise » est inconnue ici. Valeurs admises : name," + " share, note.");
    }

    @Test
    void a_key_that_is_mistyped_is_told_once_and_not_as_missing_too() {
        limit("{nmae: weekly, share: 30}");

        assertThat(told(Language.EN))
                .containsExactly(
                        "a.yaml:1:2: the key 'nmae' is unknown here. Did you mean name? Allowed: name, share, note.");
    }

    @Test
    void a_key_with_nothing_behind_it_says_nothing() {
        limit("name:\nshare: 30\n");

        assertThat(told(Language.EN)).singleElement().asString().contains("'name' is missing");
    }

    @Test
    void a_line_of_more_than_500_characters_is_refused_and_not_repeated_whole() {
        assertThat(limit("{share: 30, name: " + "a".repeat(500) + "}")).isPresent();
        assertThat(limit("{share: 30, name: " + "a".repeat(501) + "}")).isEmpty();
        assertThat(told(Language.EN)).singleElement().asString().hasSizeLessThan(250);
    }

    @Test
    void a_document_that_cannot_be_read_is_told_and_reads_as_nothing() {
        assertThat(limit("name: [")).isEmpty();
        assertThat(told(Language.EN)).singleElement().asString().startsWith("a.yaml:1:8: unreadable YAML:");
    }
}
