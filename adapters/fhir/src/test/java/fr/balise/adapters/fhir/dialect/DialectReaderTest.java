package fr.balise.adapters.fhir.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.core.facts.directory.CarrierKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectReaderTest {
    @Test
    void the_two_drafts_disagree_on_what_they_disagree_on() {
        ApiDialect first = DialectReader.preset("draft-2026-06-19").orElseThrow();
        ApiDialect second = DialectReader.preset("draft-2026-06-24").orElseThrow();

        assertThat(first.finessSystem()).isEqualTo("http://finess.sante.gouv.fr");
        assertThat(first.situationSearch()).isEqualTo(SituationSearch.PRACTITIONER_AND_ORGANIZATION);
        assertThat(second.finessSystem()).isEqualTo("http://finess.esante.gouv.fr");
        assertThat(second.situationSearch()).isEqualTo(SituationSearch.PRACTITIONER_ROLE_IDENTIFIER);
    }

    @Test
    void a_third_dialect_says_only_what_differs() throws InvalidDialect {
        ApiDialect ours = DialectReader.read("chez-nous.yaml", """
                name: chez-nous
                extends: draft-2026-06-24
                finessSystem: https://finess.esante.gouv.fr
                emailType: true
                cabCarriers: [Practitioner, PractitionerRole]
                otherSystems:
                  urn:oid:1.2.250.1.71.4.2.1: https://idnatps.exemple.fr
                """);

        assertThat(ours.name()).isEqualTo("chez-nous");
        assertThat(ours.finessSystem()).isEqualTo("https://finess.esante.gouv.fr");
        assertThat(ours.sendEmailType()).isTrue();
        assertThat(ours.cabCarriers()).containsExactlyInAnyOrder(CarrierKind.PRACTITIONER, CarrierKind.SITUATION);
        assertThat(ours.spelled("urn:oid:1.2.250.1.71.4.2.1")).isEqualTo("https://idnatps.exemple.fr");
        assertThat(ours.situationSearch()).isEqualTo(SituationSearch.PRACTITIONER_ROLE_IDENTIFIER);
    }

    @Test
    void everything_that_is_wrong_is_told_together_with_its_line() {
        InvalidDialect problems =
                catchThrowableOfType(InvalidDialect.class, () -> DialectReader.read("mauvais.yaml", """
                        extends: draft-2026-06-24
                        finessSystem: finess
                        targeting: BY_NAME
                        emailType: perhaps
                        """));

        assertThat(problems.sentences())
                .extracting(problem -> problem.en())
                .anyMatch(text -> text.contains("mauvais.yaml:2") && text.contains("'finess'"))
                .anyMatch(text -> text.contains("mauvais.yaml:3") && text.contains("BY_ID, CONDITIONAL"))
                .anyMatch(text -> text.contains("mauvais.yaml:4") && text.contains("true or false"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "colour: blue | the key 'colour' is unknown here",
                "extends: draft-1999 | 'draft-1999' is unknown here. Allowed: draft-2026-06-24",
                "name: x | 'finessSystem' is missing. Add a line 'finessSystem: …'. A file without 'extends: draft-2026-06-24'",
                "[ | unreadable YAML",
            })
    void a_file_that_cannot_be_used_says_why(String yaml, String why) {
        InvalidDialect problems =
                catchThrowableOfType(InvalidDialect.class, () -> DialectReader.read("mauvais.yaml", yaml));

        assertThat(problems).hasMessageContaining(why);
    }
}
