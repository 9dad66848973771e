package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.adapters.cli.settings.Setting;
import fr.balise.core.findings.Language;
import fr.balise.core.fixtures.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Isolated("writes the settings of the user")
class ConfigurationGuideTest {

    @TempDir
    private Path folder;

    private final Path ofTheUser = Path.of(System.getProperty("user.home"), ".balise", "config.yaml");

    @AfterEach
    void forget() throws IOException {
        Files.deleteIfExists(ofTheUser);
    }

    @ParameterizedTest
    @CsvSource({"EN, docs/configuration.md", "FR, docs/fr/parametrage.md"})
    void the_page_says_what_the_code_does(Language language, String file) throws IOException {
        Golden.assertMatches(Told.HOME.resolve(file), ConfigurationGuide.page(language));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void its_example_is_a_configuration_that_works(Language language) throws Exception {
        String page = ConfigurationGuide.page(language);
        int from = page.indexOf("```yaml\n") + "```yaml\n".length();
        Path example = folder.resolve("balise.yaml");
        Files.writeString(example, page.substring(from, page.indexOf("```", from)));

        Configuration configuration = Configuration.read(Map.of("BALISE_CONFIG", example.toString()));

        assertThat(configuration.value(Setting.ENDPOINT)).isPresent();
        assertThat(configuration.value(Setting.JOURNAL)).isPresent();
    }

    @Test
    void each_setting_is_shown_with_where_it_comes_from() throws IOException {
        Files.createDirectories(ofTheUser.getParent());
        Files.writeString(ofTheUser, "proxy: http://somebody:hush@proxy:3128\nread-timeout: 60\n");

        Told told = Told.by("config", "show", "--read-timeout", "90");

        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        assertThat(told.out())
                .containsPattern("read-timeout +90 +--read-timeout")
                .containsPattern("proxy +http://\\*\\*\\*@proxy:3128 +.*config.yaml:1")
                .containsPattern("connect-timeout +10 +default")
                .containsPattern("api-key +.*BALISE_API_KEY")
                .doesNotContain("hush");
        for (Setting setting : Setting.values()) {
            assertThat(told.out()).contains("\n" + setting.key() + " ");
        }
    }

    @Test
    void a_configuration_that_cannot_be_used_stops_everything_but_help() throws IOException {
        Files.createDirectories(ofTheUser.getParent());
        Files.writeString(ofTheUser, "colour: always\n");

        Told told = Told.by("dialect", "show", "--lang=fr");
        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err())
                .contains(
                        "config.yaml:1:1\u00a0: la clé «\u00a0colour\u00a0» est inconnue ici",
                        "Vouliez-vous dire color\u00a0?");
        assertThat(Told.by("--version").exitCode()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void wrong_arguments_are_told_in_french_too() {
        assertThat(Told.by("apply", "plan.json", "--lang=fr").err())
                .contains("Il manque --endpoint=URL", "BALISE_ENDPOINT");
        assertThat(Told.by("apply", "plan.json", "--endpoint", "http://x", "--format", "pdf", "--lang=fr")
                        .err())
                .contains("--format attend text, json, markdown, html, csv, pas «\u00a0pdf\u00a0».");
        assertThat(Told.by("apply", "plan.json", "--endpoint", "here", "--lang=fr")
                        .err())
                .contains("--endpoint attend une adresse http:// ou https://");
        assertThat(Told.by("dialect", "show", "--colour", "--lang=fr").err()).contains("«\u00a0--colour\u00a0»");
    }
}
