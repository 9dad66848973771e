package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Asks a real bash what it would offer, as if Tab were pressed at the end of a line. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bash completes on Unix")
class CompletionCommandTest {
    /** Does what bash does on Tab: finds the function of the command's last name, sets the words, calls it. */
    private static final String TAB = """
            source "$1"
            COMP_LINE=$2
            COMP_POINT=${#COMP_LINE}
            read -r -a COMP_WORDS <<< "$COMP_LINE"
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
            name=${COMP_WORDS[0]##*/}
            function=$(complete -p "$name" | sed 's/.* -F \\([^ ]*\\) .*/\\1/')
            "$function" "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" 2>/dev/null
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void print_the_script() throws IOException {
        Told told = Told.by("completion");
        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        Files.writeString(folder.resolve("completion.sh"), told.out());
        Files.writeString(folder.resolve("my plan.json"), "{}");
        Files.createDirectory(folder.resolve("my-policy"));
    }

    private List<String> offered(String line) throws Exception {
        Process bash = new ProcessBuilder("bash", "--noprofile", "--norc", "-c", TAB, "bash", "./completion.sh", line)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said.lines().filter(each -> !each.isEmpty()).toList();
    }

    @Test
    void a_command_is_completed() throws Exception {
        assertThat(offered("balise po")).containsExactly("policy");
        assertThat(offered("balise ")).contains("plan", "apply", "policy", "completion");
    }

    @Test
    void the_commands_of_a_command_are_offered() throws Exception {
        assertThat(offered("balise policy ")).contains("check", "test", "prove", "diff", "fmt", "new", "watch");
        assertThat(offered("balise policy pr")).containsExactly("prove");
    }

    @Test
    void an_option_is_completed() throws Exception {
        assertThat(offered("balise plan --f")).containsExactly("--format", "--findings");
        assertThat(offered("balise plan --da")).containsExactly("--data");
    }

    @Test
    void the_values_of_an_option_are_offered_as_people_write_them() throws Exception {
        assertThat(offered("balise plan --format ")).containsExactly("text", "json", "markdown", "html", "csv");
        assertThat(offered("balise policy test --lang ")).containsExactly("fr", "en");
        assertThat(offered("balise show --color a")).containsExactly("auto", "always");
    }

    @Test
    void files_are_offered_where_a_file_may_stand() throws Exception {
        assertThat(offered("balise plan --policy my")).containsExactlyInAnyOrder("my plan.json", "my-policy");
        assertThat(offered("balise apply --dialect my-")).containsExactly("my-policy");
        assertThat(offered("balise policy check my-")).containsExactly("my-policy");
    }

    @Test
    void the_command_of_a_checkout_is_completed_too() throws Exception {
        assertThat(offered("./balise po")).containsExactly("policy");
        assertThat(offered("./balise plan --format j")).containsExactly("json");
        assertThat(offered("/opt/balise/balise policy d")).containsExactly("diff");
    }

    @Test
    void what_the_help_hides_is_not_offered() throws Exception {
        assertThat(offered("balise demo --")).contains("--lang").doesNotContain("--home");
    }
}
