package fr.balise.adapters.fhir.capability;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.Targeting;
import fr.balise.adapters.fhir.dialect.TypeCoding;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.findings.Text;
import java.util.List;
import java.util.stream.Collectors;

/** What a dialect makes Balise send, in sentences. */
public final class DialectStory {
    private DialectStory() {}

    /** One sentence for each thing on which servers may differ. */
    public static List<Text> of(ApiDialect dialect) {
        return List.of(
                targeting(dialect),
                update(dialect),
                typeCoding(dialect.typeCoding()),
                dialect.sendEmailType()
                        ? new Text(
                                "le type de messagerie MSSANTE avec chaque boîte insérée",
                                "the e-mail type MSSANTE with each mailbox that is inserted")
                        : new Text(
                                "aucun type de messagerie avec une boîte insérée",
                                "no e-mail type with a mailbox that is inserted"),
                new Text(
                        "les numéros FINESS sous le système " + dialect.finessSystem(),
                        "FINESS numbers under the system " + dialect.finessSystem()),
                dialect.orgOnSituation()
                        ? new Text(
                                "une boîte ORG sur un PractitionerRole quand la politique le veut",
                                "an ORG mailbox on a PractitionerRole when the policy wants it")
                        : new Text(
                                "jamais de boîte ORG sur un PractitionerRole",
                                "never an ORG mailbox on a PractitionerRole"),
                cab(dialect));
    }

    private static Text targeting(ApiDialect dialect) {
        if (dialect.targeting() == Targeting.BY_ID) {
            return new Text("PATCH [type]/[id], par identifiant logique", "PATCH [type]/[id], by logical id");
        }
        String search = switch (dialect.situationSearch()) {
            case IDENTIFIER -> "identifier=…";
            case PRACTITIONER_ROLE_IDENTIFIER -> "practitionerRole.identifier=…";
            case PRACTITIONER_AND_ORGANIZATION -> "practitioner.identifier=…&organization.identifier=…";
        };
        return new Text(
                "PATCH conditionnel, par identifiant métier ; pour une situation : PATCH PractitionerRole?" + search,
                "conditional PATCH, by business identifier; for a situation: PATCH PractitionerRole?" + search);
    }

    private static Text update(ApiDialect dialect) {
        return switch (dialect.updateForm()) {
            case REPLACE_ATTRIBUTE ->
                new Text(
                        "une mise à jour : replace de chaque attribut qui change",
                        "an update: replace of each attribute that changes");
            case REPLACE_CONTACTPOINT ->
                new Text("une mise à jour : replace de la boîte entière", "an update: replace of the whole mailbox");
            case DELETE_INSERT ->
                new Text(
                        "une mise à jour : delete puis insert de la boîte, en un appel",
                        "an update: delete then insert of the mailbox, in one call");
        };
    }

    private static Text typeCoding(TypeCoding coding) {
        return coding.form() == TypeCoding.Form.CODE
                ? new Text("le type de boîte en valueCode", "the mailbox type as valueCode")
                : new Text(
                        "le type de boîte en valueCodeableConcept, système " + coding.system(),
                        "the mailbox type as valueCodeableConcept, system " + coding.system());
    }

    private static Text cab(ApiDialect dialect) {
        String carriers = dialect.cabCarriers().stream()
                .map(CarrierKind::resourceType)
                .sorted()
                .collect(Collectors.joining(", "));
        return carriers.isEmpty()
                ? new Text("aucune boîte CAB", "no CAB mailbox")
                : new Text("les boîtes CAB sur " + carriers, "CAB mailboxes on " + carriers);
    }
}
