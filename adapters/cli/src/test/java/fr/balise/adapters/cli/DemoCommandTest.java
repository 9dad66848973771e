package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
    @Test
    void the_demo_fits_a_screen_or_two_and_ends_with_nothing_left_to_change() {
        Told told = Told.by("demo", "--home", Told.HOME);

        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        assertThat(told.out())
                .contains("PER-WANTED", "A3-PER")
                .contains("PATCH /fhir/PractitionerRole/", "more calls; --full shows them all")
                .contains("24 applied")
                .contains("24 of 24 changes are in the directory")
                .contains("The second plan proposes nothing.");
        assertThat(told.out().lines().count()).isLessThan(64);
    }

    @Test
    void the_whole_plan_and_every_call_are_shown_when_asked_for() {
        assertThat(Told.by("demo", "--full", "--home", Told.HOME).out())
                .contains("PATCH /fhir/PractitionerRole/role-martin-hopital → 200")
                .contains("Dr Jeanne Martin — Centre hospitalier Exemple — site Saint-Éloi")
                .doesNotContain("--full");
    }

    @Test
    void the_demo_speaks_french() {
        assertThat(Told.by("demo", "--home", Told.HOME, "--lang", "fr").out())
                .contains("Le second plan ne propose plus rien.");
    }

    @Test
    void a_home_without_samples_is_told() {
        Told told = Told.by("demo", "--home", "/nowhere");

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("/nowhere").doesNotContain("\tat ");
    }
}
