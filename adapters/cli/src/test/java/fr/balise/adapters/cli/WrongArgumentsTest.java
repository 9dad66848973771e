package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.core.findings.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command line that cannot be understood is told in the reader's language, with what to do. */
class WrongArgumentsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plann                                   | Rien ici ne s'appelle « plann ». Vouliez-vous dire plan ?
            policy tset                             | Rien ici ne s'appelle « tset ». Vouliez-vous dire test ?
            zzzzzz                                  | Rien ici ne s'appelle « zzzzzz ».
            show plan.json -x                       | Rien ici ne s'appelle « -x ».
            plan --polcy rules --data d             | Rien ici ne s'appelle « --polcy ». Vouliez-vous dire --policy ?
            plan --polcy=rules                      | Rien ici ne s'appelle « --polcy=rules ». Vouliez-vous dire --policy ?
            plan --data d --policy                  | --policy attend une valeur : --policy=POLITIQUE.
            plan --policy a --policy b --data d     | --policy est donné deux fois ; gardez-en un.
            show                                    | Il manque PLAN.
            show plan.json --format doc             | --format attend text, json, markdown, html, csv, pas « doc ».
            sandbox --data d --port deux            | --port attend un nombre entier, pas « deux ».
            """)
    void what_is_wrong_is_said_in_french(String line, String said) {
        Told told = Told.by((Object[]) (line + " --lang=fr").split(" "));

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err())
                .startsWith(Language.FR.typeset(said) + "\n→ balise ")
                .endsWith(" --help\n");
        assertThat(told.out()).isEmpty();
    }

    @Test
    void what_is_wrong_is_said_in_english() {
        assertThat(Told.by("plan", "--polcy", "x").err())
                .startsWith("Nothing here goes by the name of '--polcy'. Did you mean --policy?");
        assertThat(Told.by("plan", "--policy", "a", "--policy", "b", "--data", "d")
                        .err())
                .startsWith("--policy is given twice; keep one.");
        assertThat(Told.by("plan", "--data", "d", "--policy").err())
                .startsWith("--policy takes a value: --policy=POLICY.");
    }

    @ParameterizedTest
    @CsvSource({"--lang=fr", "--lang=fr policy", "policy --lang=fr", "--lang=fr help policy", "help --lang=fr policy"})
    void the_language_stands_before_or_after_the_command_and_alone(String line) {
        Told told = Told.by((Object[]) line.split(" "));

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(told.out()).contains("publi", "Commandes").doesNotContain("Shows", "Checks");
    }
}
