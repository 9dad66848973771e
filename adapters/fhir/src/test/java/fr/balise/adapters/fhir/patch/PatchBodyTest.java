package fr.balise.adapters.fhir.patch;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.DialectReader;
import fr.balise.adapters.fhir.dialect.InsertAt;
import fr.balise.adapters.fhir.dialect.InvalidDialect;
import fr.balise.adapters.fhir.dialect.UpdateForm;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.change.AttributeEdits;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Edit;
import fr.balise.core.planning.change.Expectation;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PatchBodyTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ADDRESS = "jeanne.d'arc@exemple.mssante.fr";
    private static final String METADATA =
            "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata";
    private static final ApiDialect DRAFT =
            DialectReader.preset("draft-2026-06-24").orElseThrow();

    private static JsonNode shown() {
        try {
            return MAPPER.readTree("{\"id\":\"t1\",\"system\":\"email\",\"value\":\"" + ADDRESS
                    + "\",\"use\":\"work\",\"extension\":[{\"url\":\"https://exemple.fr/inconnue\",\"valueString\":\"gardée\"},"
                    + "{\"url\":\"" + METADATA + "\",\"extension\":[{\"url\":\"type\",\"valueCode\":\"ORG\"},"
                    + "{\"url\":\"listeRouge\",\"valueBoolean\":false},"
                    + "{\"url\":\"service\",\"valueString\":\"Accueil\"}]}]}");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Change update(AttributeEdits edits) {
        return new Change.Update(target(), edits, List.of(), Expectation.absent());
    }

    private static Change.Place target() {
        return new Change.Place(
                new MailboxAddress(ADDRESS), MailboxType.ORG, new CarrierRef(CarrierKind.STRUCTURE, "o1"), List.of());
    }

    private static AttributeEdits redListed() {
        return new AttributeEdits(Edit.keep(), Edit.set(true), Edit.keep(), Edit.keep(), Edit.keep());
    }

    private static JsonNode body(Change change, Optional<JsonNode> current, ApiDialect dialect) {
        Optional<ObjectNode> wanted = new MailboxWriting(dialect).wanted(change, current);
        ObjectNode body = PatchBody.of(CarrierKind.STRUCTURE, dialect)
                .change(current, wanted, 0)
                .json();
        isParameters(body);
        return body;
    }

    /** What HAPI's strict parser reads and writes again must say the same. */
    private static void isParameters(ObjectNode body) {
        var parser = FhirContext.forR4Cached().newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        IBaseResource read = parser.parseResource(body.toString());
        try {
            assertThat(CanonicalJson.of(MAPPER.readTree(parser.encodeResourceToString(read))))
                    .isEqualTo(CanonicalJson.of(body));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> operations(JsonNode body) {
        return MAPPER.convertValue(body.path("parameter"), JsonNode.class).findValuesAsText("valueCode").stream()
                .filter(code -> List.of("insert", "replace", "delete").contains(code))
                .toList();
    }

    @Test
    void a_new_mailbox_is_inserted_whole_in_the_dialects_words() {
        AttributeEdits edits = new AttributeEdits(
                Edit.set(1), Edit.set(false), Edit.set("Principale"), Edit.set("Accueil"), Edit.set("Alix Modèle"));
        JsonNode body =
                body(new Change.Attach(target(), edits, List.of(), Expectation.absent()), Optional.empty(), DRAFT);

        assertThat(body)
                .hasToString("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\","
                        + "\"part\":[{\"name\":\"type\",\"valueCode\":\"insert\"},"
                        + "{\"name\":\"path\",\"valueString\":\"Organization.telecom\"},"
                        + "{\"name\":\"index\",\"valueInteger\":0},"
                        + "{\"name\":\"value\",\"valueContactPoint\":{\"system\":\"email\",\"value\":\"" + ADDRESS
                        + "\",\"extension\":[{\"url\":\"" + METADATA + "\",\"extension\":["
                        + "{\"url\":\"type\",\"valueCodeableConcept\":{\"coding\":[{\"system\":"
                        + "\"https://mos.esante.gouv.fr/NOS/TRE_R256-TypeMessagerie/FHIR/TRE-R256-TypeMessagerie\","
                        + "\"code\":\"ORG\"}]}},{\"url\":\"listeRouge\",\"valueBoolean\":false},"
                        + "{\"url\":\"description\",\"valueString\":\"Principale\"},"
                        + "{\"url\":\"service\",\"valueString\":\"Accueil\"},"
                        + "{\"url\":\"responsible\",\"valueString\":\"Alix Modèle\"}]}],\"rank\":1}}]}]}");
    }

    @Test
    void a_dialect_may_send_the_email_type_and_a_bare_code() throws InvalidDialect {
        ApiDialect other =
                DialectReader.read("autre.yaml", "extends: draft-2026-06-24\nemailType: true\ntype: {form: CODE}\n");
        JsonNode body = body(
                new Change.Attach(target(), redListed(), List.of(), Expectation.absent()), Optional.empty(), other);

        assertThat(body.toString())
                .contains(
                        "\"valueCoding\":{\"system\"",
                        "\"code\":\"MSSANTE\"",
                        "{\"url\":\"type\",\"valueCode\":\"ORG\"}");
    }

    @Test
    void an_apostrophe_of_the_address_cannot_end_the_path() {
        JsonNode body = body(new Change.Detach(target(), List.of(), Expectation.absent()), Optional.of(shown()), DRAFT);

        assertThat(body.findValuesAsText("valueString"))
                .containsExactly("Organization.telecom.where(value = 'jeanne.d\\u0027arc@exemple.mssante.fr')");
    }

    @ParameterizedTest
    @EnumSource(UpdateForm.class)
    void whatever_an_update_does_not_edit_stays_in_every_form(UpdateForm form) {
        JsonNode body = body(update(redListed()), Optional.of(shown()), DRAFT.with(form));

        switch (form) {
            case REPLACE_ATTRIBUTE -> {
                assertThat(operations(body)).containsExactly("replace");
                assertThat(body.findValuesAsText("valueString").get(0))
                        .endsWith(".extension('" + METADATA + "').extension('listeRouge').value");
                assertThat(body.findValues("valueBoolean")).hasToString("[true]");
            }
            case REPLACE_CONTACTPOINT, DELETE_INSERT -> {
                assertThat(operations(body))
                        .isEqualTo(form == UpdateForm.DELETE_INSERT ? List.of("delete", "insert") : List.of("replace"));
                assertThat(body.toString())
                        .contains(
                                "\"id\":\"t1\"",
                                "\"use\":\"work\"",
                                "\"valueString\":\"gardée\"",
                                "\"valueString\":\"Accueil\"",
                                "{\"url\":\"listeRouge\",\"valueBoolean\":true}");
            }
        }
    }

    @Test
    void an_attribute_that_is_not_there_yet_cannot_be_replaced() {
        AttributeEdits ranked = new AttributeEdits(Edit.set(1), Edit.keep(), Edit.keep(), Edit.keep(), Edit.keep());

        assertThat(operations(body(update(ranked), Optional.of(shown()), DRAFT)))
                .containsExactly("delete", "insert");
    }

    @Test
    void an_attribute_can_be_taken_away() {
        AttributeEdits cleared = new AttributeEdits(Edit.keep(), Edit.keep(), Edit.keep(), Edit.clear(), Edit.keep());
        JsonNode body = body(update(cleared), Optional.of(shown()), DRAFT);

        assertThat(operations(body)).containsExactly("delete", "insert");
        assertThat(body.toString()).doesNotContain("Accueil").contains("gardée");
    }

    @Test
    void what_was_read_is_not_altered() {
        JsonNode shown = shown();
        body(update(redListed()), Optional.of(shown), DRAFT);

        assertThat(shown).isEqualTo(shown());
    }

    @Test
    void a_contact_point_is_inserted_where_it_is_asked_to_or_first_where_the_dialect_knows_no_other_place() {
        ApiDialect dialect = DialectReader.preset(DialectReader.PRESETS.get(0)).orElseThrow();
        Optional<ObjectNode> wanted = Optional.of(MAPPER.createObjectNode().put("value", ADDRESS));

        assertThat(insertedAt(2, wanted, dialect)).isEqualTo(2);
        assertThat(insertedAt(2, wanted, dialect.with(InsertAt.FIRST))).isZero();
    }

    private static int insertedAt(int index, Optional<ObjectNode> wanted, ApiDialect dialect) {
        return PatchBody.of(CarrierKind.STRUCTURE, dialect)
                .change(Optional.empty(), wanted, index)
                .json()
                .at("/parameter/0/part/2/valueInteger")
                .asInt();
    }
}
