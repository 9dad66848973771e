package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.publication.report.EventLines;
import fr.balise.core.findings.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from outside changes neither the direction, nor the colours, nor the lines of what a person reads. */
class VisibleOutputTest {
    private static final String HOSTILE = "a\u202eb\u001b[31mc\u2028d\u0085e";

    @TempDir
    private Path folder;

    private static void assertNothingHidden(String told) {
        assertThat(told.toLowerCase(Locale.ROOT)).contains("\\u202e", "\\u001b", "\\u2028");
        assertNothingObeyed(told);
    }

    private static void assertNothingObeyed(String told) {
        assertThat(told).doesNotContain("\u202e", "\u001b", "\u2028", "\u0085");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOSTILE",
                "plan --HOSTILE=1",
                "plan --format HOSTILE",
                "sandbox --data d --port HOSTILE",
                "--lang=HOSTILE plan --policy p --data d",
                "--color HOSTILE plan --policy p --data d",
                "show HOSTILE.json",
                "plan --policy HOSTILE --data d",
                "policy check HOSTILE",
                "policy watch HOSTILE",
                "policy test HOSTILE",
                "policy prove HOSTILE",
                "policy fmt HOSTILE",
                "policy diff HOSTILE HOSTILE",
                "dialect show --dialect HOSTILE.yaml",
                "dialect check --dialect HOSTILE.yaml --endpoint http://127.0.0.1:9",
                "journal verify --journal FOLDER/HOSTILE",
                "apply HOSTILE.json --endpoint http://127.0.0.1:9"
            })
    void an_argument_is_shown_and_not_obeyed(String line) {
        Object[] arguments = Stream.of(line.split(" "))
                .map(word -> word.replace("HOSTILE", HOSTILE).replace("FOLDER", folder.toString()))
                .toArray();

        Told told = Told.by(arguments);

        assertThat(told.exitCode()).isNotEqualTo(ExitCode.FINE);
        assertNothingHidden(told.out() + told.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy check", "policy watch", "policy test", "policy prove"})
    void the_text_of_a_policy_is_shown_and_not_obeyed(String command) throws Exception {
        Path policy = PolicyCopy.in(folder).folder();
        Path settings = policy.resolve("policy.yaml");
        Files.writeString(settings, Files.readString(settings) + "\n\"" + "a\\u202Eb\\e[31mc\\u2028d" + "\": 1\n");

        Told told = Told.by(
                Stream.concat(Stream.of(command.split(" ")), Stream.of(policy)).toArray());

        assertThat(told.exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertNothingObeyed(told.out() + told.err());
    }

    @Test
    void an_event_keeps_its_value_and_hides_nothing() throws Exception {
        List<String> lines = new ArrayList<>();

        EventLines.brief(lines::add, Timekeeper.system()).notice(new Text("x", HOSTILE));

        assertThat(lines).singleElement().satisfies(VisibleOutputTest::assertNothingHidden);
        assertThat(new ObjectMapper().readTree(lines.get(0)).at("/text/en").asText())
                .isEqualTo(HOSTILE);
    }
}
