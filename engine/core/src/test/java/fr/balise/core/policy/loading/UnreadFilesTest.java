package fr.balise.core.policy.loading;

import static fr.balise.core.policy.model.SamplePolicy.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.core.findings.Language;
import fr.balise.core.policy.problems.InvalidPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadFilesTest {
    @ParameterizedTest
    @CsvSource({
        "invariant.yaml, Did you mean invariants.yaml? Rules stand in rules/",
        "message_fr.properties, Did you mean messages_fr.properties? Rules",
        "Tables/stock.csv, Rules stand in rules/",
        "Rules/a.drl, Rules stand in rules/",
        "scenarios/a.yml, Rules stand in rules/",
        "notes.txt, Rules stand in rules/"
    })
    void a_file_that_nobody_reads_is_told(String path, String remedy) {
        InvalidPolicy refusal = catchThrowableOfType(
                InvalidPolicy.class,
                () -> PolicyLoader.load(sample().with(path, "x").files()));

        assertThat(refusal).isNotNull();
        assertThat(refusal.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.in(Language.EN)).startsWith(path + ": this file is not read. " + remedy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "rules/notes.md", "certificate.json", ".gitignore", "scenarios/a.yaml"})
    void notes_scenarios_and_certificates_may_stand_beside(String path) {
        assertThatCode(() -> PolicyLoader.load(sample().with(path, "x").files()))
                .doesNotThrowAnyException();
    }
}
