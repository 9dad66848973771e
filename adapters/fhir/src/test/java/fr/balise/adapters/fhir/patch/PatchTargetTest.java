package fr.balise.adapters.fhir.patch;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.DialectReader;
import fr.balise.adapters.fhir.dialect.Targeting;
import fr.balise.adapters.fhir.model.NamingSystems;
import fr.balise.adapters.fhir.patch.PatchTarget.Known;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.identity.Identifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchTargetTest {
    private static final CarrierRef SITUATION = new CarrierRef(CarrierKind.SITUATION, "s1");
    private static final CarrierRef STRUCTURE = new CarrierRef(CarrierKind.STRUCTURE, "o1");
    private static final Identifier FINESS = new Identifier("https://finess.sante.gouv.fr", "010000001");
    private static final Identifier RPPS = new Identifier(NamingSystems.RPPS, "10000000001");
    private static final Identifier NUMBER = new Identifier(NamingSystems.RPPS, "1001");

    private static ApiDialect conditional(String preset) {
        return DialectReader.preset(preset).orElseThrow().with(Targeting.CONDITIONAL);
    }

    @Test
    void by_id_names_the_resource_itself() {
        assertThat(PatchTarget.of(
                        SITUATION,
                        Known.own(List.of()),
                        DialectReader.preset("draft-2026-06-24").orElseThrow()))
                .isEqualTo("PractitionerRole/s1");
    }

    @Test
    void the_first_draft_names_a_situation_by_professional_and_structure() {
        Known known = new Known(List.of(NUMBER), List.of(RPPS), List.of(FINESS));

        assertThat(PatchTarget.of(SITUATION, known, conditional("draft-2026-06-19")))
                .isEqualTo("PractitionerRole?practitioner.identifier=https%3A%2F%2Frpps.esante.gouv.fr%7C10000000001"
                        + "&organization.identifier=http%3A%2F%2Ffiness.sante.gouv.fr%7C010000001");
    }

    @Test
    void the_second_draft_names_a_situation_by_its_number() {
        assertThat(PatchTarget.of(SITUATION, Known.own(List.of(NUMBER)), conditional("draft-2026-06-24")))
                .isEqualTo("PractitionerRole?practitionerRole.identifier=https%3A%2F%2Frpps.esante.gouv.fr%7C1001");
    }

    @Test
    void finess_is_spelled_as_the_dialect_wants_it() {
        assertThat(PatchTarget.of(STRUCTURE, Known.own(List.of(FINESS)), conditional("draft-2026-06-24")))
                .isEqualTo("Organization?identifier=http%3A%2F%2Ffiness.esante.gouv.fr%7C010000001");
    }

    @Test
    void the_guide_names_each_resource_by_its_own_identifier() {
        assertThat(PatchTarget.of(
                        SITUATION,
                        Known.own(List.of(NUMBER)),
                        DialectReader.preset("guide-0.1.0").orElseThrow()))
                .isEqualTo("PractitionerRole?identifier=https%3A%2F%2Frpps.esante.gouv.fr%7C1001");
    }

    @Test
    void what_lacks_the_identifiers_that_are_asked_for_is_named_by_its_logical_id() {
        assertThat(PatchTarget.of(STRUCTURE, Known.own(List.of()), conditional("draft-2026-06-24")))
                .isEqualTo("Organization/o1");
        assertThat(PatchTarget.of(SITUATION, Known.own(List.of(NUMBER)), conditional("draft-2026-06-19")))
                .as("a role that names its professional by identifier only")
                .isEqualTo("PractitionerRole/s1");
    }
}
