package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.policy.PolicyWatchCommand;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.analysis.reload.ReloadingEngine;
import fr.balise.analysis.reload.ScenariosPass;
import fr.balise.core.findings.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyWritingCommandsTest {
    @TempDir
    private Path folder;

    private Path newPolicy() {
        Path policy = folder.resolve("mine");
        assertThat(Told.by("policy", "new", policy).exitCode()).isEqualTo(ExitCode.FINE);
        return policy;
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void a_new_policy_can_be_checked_tested_and_is_laid_out() {
        Path policy = newPolicy();

        assertThat(Told.by("policy", "check", policy).exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(Told.by("policy", "test", policy, "--no-mutation", "--min-coverage", "100")
                        .exitCode())
                .isEqualTo(ExitCode.FINE);
        assertThat(Told.by("policy", "fmt", policy, "--check").exitCode()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void a_new_policy_overwrites_nothing() throws IOException {
        Files.writeString(folder.resolve("precious.txt"), "x");

        assertThat(Told.by("policy", "new", folder).exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(folder.resolve("policy.yaml")).doesNotExist();
    }

    /** A mistyped path is no fault of the program. */
    @Test
    void a_file_that_cannot_be_written_is_named_and_told_like_anything_else() {
        Path nowhere = folder.resolve("no/folder/junit.xml");
        Told told = Told.by("policy", "test", newPolicy(), "--no-mutation", "--junit-xml", nowhere, "--lang", "fr");
        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err())
                .contains(nowhere.toString(), "vérifiez le chemin")
                .doesNotContain("inattendue");
    }

    @Test
    void fmt_lays_out_what_is_not_and_nothing_else() throws IOException {
        Path policy = newPolicy();
        Path rules = policy.resolve("rules/personal.drl");
        String tidy = Files.readString(rules);
        edit(rules, "usage == REFUSED )", "usage==REFUSED)");

        Told checked = Told.by("policy", "fmt", policy, "--check");
        assertThat(checked.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(checked.out()).isEqualToIgnoringNewLines("rules/personal.drl");
        assertThat(rules).content().isNotEqualTo(tidy);

        assertThat(Told.by("policy", "fmt", policy).exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(rules).content().isEqualTo(tidy);
    }

    @Test
    void fmt_touches_nothing_when_a_rule_file_has_a_problem() throws IOException {
        Path policy = newPolicy();
        Path untidy = policy.resolve("rules/marks.drl");
        edit(untidy, "ranking == ON", "ranking==ON");
        edit(policy.resolve("rules/personal.drl"), "usage == WANTED", "usage == WANTD");
        String before = Files.readString(untidy);

        Told told = Told.by("policy", "fmt", policy);

        assertThat(told.exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertThat(told.err()).contains("rules/personal.drl:", "Did you mean WANTED?");
        assertThat(untidy).content().isEqualTo(before);
    }

    @Test
    void the_reference_policy_is_laid_out() {
        assertThat(Told.by("policy", "fmt", Told.POLICY, "--check").exitCode()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void a_watched_policy_is_taken_or_refused_each_time_it_is_saved() throws Exception {
        Path policy = newPolicy();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        var reports = new PolicyWatchCommand.Reports(new Terminal(print, print, Language.EN, false, false, 80, 80));
        try (ReloadingEngine engine =
                ReloadingEngine.start(PolicyFolder.read(policy), List.of(new ScenariosPass()), reports)) {
            var changes = reports.offeringTo(engine);
            edit(policy.resolve("policy.yaml"), "version: 0.1.0", "version: 0.2.0");
            changes.changed(PolicyFolder.read(policy));
            edit(policy.resolve("tables/places.csv"), "OWN_STRUCTURE,,,,,require", "OWN_STRUCTURE,,,,,allow");
            changes.changed(PolicyFolder.read(policy));
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("In use: my-policy 0.2.0", "ORG-HOME", "Refused; 0.2.0 stays in use.");
    }
}
