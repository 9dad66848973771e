package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference policy, and copies of it with one fault each: proved once each, since each run visits every case. */
class PolicyProveCommandTest {
    @TempDir
    static Path folder;

    private static Told reference = new Told(-1, "", "");
    private static Path certificate = Path.of("");

    @BeforeAll
    static void prove_the_reference_policy() {
        certificate = folder.resolve("reference.json");
        reference = Told.by("policy", "prove", Told.POLICY, "--certificate", certificate);
    }

    /** A faulty copy, what the proof said of it, and the scenarios that it left. */
    private record Proved(PolicyCopy copy, Told told, Path scenarios) {
        static Proved of(PolicyCopy copy, String language) {
            Path scenarios = copy.folder().resolve("scenarios/zz-witnesses.yaml");
            return new Proved(
                    copy,
                    Told.by("policy", "prove", copy.folder(), "--lang", language, "--scenarios", scenarios),
                    scenarios);
        }

        /** Runs the witnesses alone as scenarios. */
        Told tried() throws IOException {
            Path alone = copy.folder().resolve("scenarios");
            try (var files = Files.list(alone)) {
                for (Path file : files.toList()) {
                    if (!file.equals(scenarios)) {
                        Files.delete(file);
                    }
                }
            }
            return Told.by("policy", "test", copy.folder(), "--no-mutation");
        }
    }

    @Test
    void the_reference_policy_is_proved_over_every_case_and_says_how_many() {
        assertThat(reference.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(reference.out())
                .containsPattern(
                        "2[0-9]{2},[0-9]{3} cases, [0-9]{2} promises checked in each, the engine run over [0-9]{1,3},[0-9]{3}, and [0-9]{3} mailboxes over all their places: all hold\\.")
                .doesNotContain("✗");
    }

    /** {@code -Dbalise.goldens=renew} puts a new certificate where the policy changed. */
    @Test
    void the_reference_policy_carries_the_certificate_that_its_proof_gives() throws IOException {
        Path carried = Told.POLICY.resolve("certificate.json");
        if ("renew".equals(System.getProperty("balise.goldens"))) {
            Files.writeString(carried, Files.readString(certificate));
        }

        assertThat(Files.exists(carried) ? Files.readString(carried) : "")
                .as("%s; 'balise policy prove rules/policy' or -Dbalise.goldens=renew renews it", carried)
                .isEqualTo(Files.readString(certificate));
    }

    @Test
    void a_rule_taken_away_is_caught_by_the_cases_that_nothing_decides() throws IOException {
        Proved proved =
                Proved.of(PolicyCopy.in(folder.resolve("removed")).without("PER-REFUSED", "rules/personal.drl"), "fr");

        assertThat(proved.told().exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(proved.told().out())
                .contains("✗ DECIDED\u00a0: promesse non tenue\u00a0: Chaque cas est décidé")
                .contains("une boîte personnelle (PER)", "refusée à cet endroit")
                .contains("aucune règle ne décide\u00a0; il faut un verdict, par exemple À RETIRER")
                .doesNotContain("Certificat");
        assertThat(proved.told().err())
                .contains("reste\u00a0: ce certificat est celui de reference 1.0.0, tel qu'il a été prouvé");
        assertThat(proved.copy().folder().resolve("certificate.json"))
                .hasSameTextualContentAs(Told.POLICY.resolve("certificate.json"));
        assertThat(proved.scenarios()).content().contains("refusée à cet endroit", "expect: {verdict: REMOVE}");
        Told tried = proved.tried();
        assertThat(tried.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(tried.out()).contains("0 as expected");
    }

    @Test
    void an_inverted_condition_is_caught_by_what_it_decides_and_leaves_undecided() throws IOException {
        Proved proved = Proved.of(
                PolicyCopy.in(folder.resolve("inverted"))
                        .editing("rules/personal.drl", "usage == REFUSED )", "usage != REFUSED )"),
                "en");

        assertThat(proved.told().exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(proved.told().out())
                .contains("✗ DECIDED: broken promise: Every case is decided")
                .contains("✗ PER-WANTED: Rule PER-WANTED", "a stronger verdict stands (REMOVE)")
                .contains(
                        "the carrier is its holder's, wanted there\n        → REMOVE (decided by PER-REFUSED); expected: REQUIRED")
                .contains("→ REMOVE (decided by PER-REFUSED); expected: REQUIRED");
        Told tried = proved.tried();
        assertThat(tried.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(tried.out()).contains("0 as expected");
    }

    @Test
    void a_rule_that_requires_what_another_removes_is_caught_with_both_verdicts() throws IOException {
        Proved proved = Proved.of(
                PolicyCopy.in(folder.resolve("overlap"))
                        .adding(
                                "PER-KEPT",
                                "mailboxType == PER, carrierKind == SITUATION, usage == REFUSED",
                                "require"),
                "en");

        assertThat(proved.told().exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(proved.told().out())
                .contains("✗ PER-KEPT: Rule PER-KEPT", "it changes nothing")
                .contains("for example: a personal mailbox (PER), on a practice situation, refused there")
                .contains("→ REMOVE (decided by PER-REFUSED); expected: REQUIRED");
        Told tried = proved.tried();
        assertThat(tried.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(tried.out()).contains("0 as expected");
    }

    @Test
    void another_file_is_never_taken_for_an_old_certificate() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious.txt"), "notes");

        Told told = Told.by("policy", "prove", Told.POLICY, "--certificate", precious);

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("precious.txt exists already and is no certificate");
        assertThat(precious).hasContent("notes");
    }

    @Test
    void options_that_contradict_each_other_are_refused() {
        Told told = Told.by("policy", "prove", Told.POLICY, "--no-certificate", "--certificate", "x.json");

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("contradict each other");
    }
}
