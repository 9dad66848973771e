package fr.balise.adapters.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationTest {
    @TempDir
    private Path folder;

    private Map<String, String> environment(String yaml, String... variables) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "BALISE_CONFIG",
                Files.writeString(folder.resolve("balise.yaml"), yaml).toString());
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return environment;
    }

    private String told(String yaml, String... variables) throws IOException {
        Map<String, String> environment = environment(yaml, variables);
        Refusal problem = catchThrowableOfType(Refusal.class, () -> Configuration.read(environment));
        assertThat(problem).as("a configuration that cannot be used").isNotNull();
        return problem.text().in(Language.EN);
    }

    @Test
    void a_value_says_which_line_it_comes_from() throws Exception {
        Configuration configuration = Configuration.read(environment("# ours\nread-timeout: 60\n"));

        assertThat(configuration.value(Setting.READ_TIMEOUT))
                .contains(new Configuration.Value("60", folder.resolve("balise.yaml") + ":2"));
        assertThat(configuration.value(Setting.CONNECT_TIMEOUT)).isEmpty();
    }

    @Test
    void the_file_of_the_working_folder_is_laid_over_the_users() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve(".balise"));
        Files.writeString(
                home.resolve(".balise/config.yaml"), "read-timeout: 60\ndirectory: https://annuaire.example/fhir\n");
        Path here = Files.createDirectories(folder.resolve("here"));
        Files.writeString(here.resolve("balise.yaml"), "read-timeout: 90\npolicy: ours\n");

        Configuration configuration = Configuration.read(Map.of("BALISE_POLICY", "theirs"), home, here);

        assertThat(configuration.value(Setting.READ_TIMEOUT))
                .contains(new Configuration.Value("90", here.resolve("balise.yaml") + ":1"));
        assertThat(configuration.value(Setting.DIRECTORY).map(Configuration.Value::text))
                .contains("https://annuaire.example/fhir");
        assertThat(configuration.saidHere())
                .as("what a variable overrides is not in force")
                .containsExactly(Setting.READ_TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void a_received_folder_sends_nothing_anywhere(Setting setting) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path here = Files.createDirectories(folder.resolve("here"));
        Files.writeString(here.resolve("balise.yaml"), setting.key() + ": http://127.0.0.1:1/\n");

        Refusal problem = catchThrowableOfType(Refusal.class, () -> Configuration.read(Map.of(), home, here));

        if (setting.usersAlone()) {
            assertThat(problem.text().in(Language.EN))
                    .contains(
                            ": " + setting.key() + " says where",
                            "balise.yaml:1:",
                            "--" + setting.key(),
                            "config.yaml");
        } else {
            assertThat(setting)
                    .as("settings that lead nowhere outside")
                    .isIn(
                            Setting.POLICY,
                            Setting.DATA,
                            Setting.DIALECT,
                            Setting.AUTHOR,
                            Setting.CONNECT_TIMEOUT,
                            Setting.READ_TIMEOUT,
                            Setting.CALLS_PER_SECOND,
                            Setting.SEARCH_BYTES,
                            Setting.SNAPSHOT_MAX_AGE,
                            Setting.SNAPSHOT_FULL_AGE,
                            Setting.PROGRESS,
                            Setting.VISIBLE_WITHIN,
                            Setting.AWAIT_VISIBLE,
                            Setting.LANG,
                            Setting.COLOR);
        }
    }

    @Test
    void a_variable_wins_over_the_file() throws Exception {
        Configuration configuration =
                Configuration.read(environment("read-timeout: 60\n", "BALISE_READ_TIMEOUT", "90"));

        assertThat(configuration.value(Setting.READ_TIMEOUT))
                .contains(new Configuration.Value("90", "BALISE_READ_TIMEOUT"));
    }

    @Test
    void a_file_of_comments_says_nothing() throws Exception {
        assertThat(Configuration.read(environment("# nothing yet\n\n")).value(Setting.JOURNAL))
                .isEmpty();
    }

    /** A pipe would be waited for. */
    @Test
    void what_is_no_file_is_told_and_never_waited_for() throws Exception {
        Path pipe = folder.resolve("balise.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> Configuration.read(Map.of(), folder.resolve("home"), folder))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void every_problem_is_told_together_with_its_place() throws IOException {
        String told = told("endpont: http://x\nread-timeout: many\nproxy: here\n", "BALISE_COLOR", "blue");

        assertThat(told.lines()).hasSize(4);
        assertThat(told)
                .contains("balise.yaml:1:1: the key 'endpont' is unknown here", "Did you mean endpoint?")
                .contains("balise.yaml:2:15: read-timeout takes a whole number of seconds, from 1 to 3600, not 'many'.")
                .contains("balise.yaml:3:8: proxy takes an http:// or https:// address")
                .contains("BALISE_COLOR takes auto, always or never, not 'blue'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "endpoint: [a|unreadable YAML",
                "endpoint: [a, b]|endpoint: expected a single value",
                "- a|expected 'key: value' lines",
                "lang: de|lang takes fr or en",
                "endpoint: ftp://x|endpoint takes an http:// or https:// address",
                "calls-per-second: -1|calls-per-second takes a whole number",
                "journal: jdbc:mysql://x/y|journal takes a file, or jdbc:postgresql"
            })
    void a_wrong_line_is_told(String yaml, String words) throws IOException {
        assertThat(told(yaml + "\n"))
                .containsPattern("balise.yaml:[12]:[0-9]+: ")
                .contains(words);
    }

    @Test
    void a_secret_has_no_place_in_the_file_and_is_not_repeated() throws IOException {
        assertThat(told("api-key: hush\n")).contains("BALISE_API_KEY").doesNotContain("hush");
        assertThat(told("journal: jdbc:postgresql://h/b?user=u&password=hush\n"))
                .contains("BALISE_JOURNAL_PASSWORD")
                .doesNotContain("hush");
        assertThat(Setting.shown("http://somebody:hush@proxy:3128")).isEqualTo("http://***@proxy:3128");
    }

    @Test
    void a_secret_comes_from_a_variable_or_from_the_file_that_one_names() throws Exception {
        String file =
                Files.writeString(folder.resolve("key"), "from-the-file\n").toString();

        assertThat(Secret.API_KEY.value(Map.of("BALISE_API_KEY_FILE", file))).contains("from-the-file");
        assertThat(Secret.API_KEY.value(Map.of("BALISE_API_KEY_FILE", file, "BALISE_API_KEY", "direct")))
                .contains("direct");
        assertThat(Secret.API_KEY.value(Map.of())).isEmpty();
        assertThat(Secret.API_KEY.source(Map.of("BALISE_API_KEY_FILE", file)))
                .isEqualTo(Optional.of("BALISE_API_KEY_FILE"));
        Refusal missing = catchThrowableOfType(
                Refusal.class, () -> Secret.JOURNAL_PASSWORD.value(Map.of("BALISE_JOURNAL_PASSWORD_FILE", "/nowhere")));
        assertThat(missing.text().fr()).contains("/nowhere", "BALISE_JOURNAL_PASSWORD_FILE");
    }
}
