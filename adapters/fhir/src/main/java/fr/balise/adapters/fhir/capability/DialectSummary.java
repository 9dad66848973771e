package fr.balise.adapters.fhir.capability;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.Targeting;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import java.util.List;
import java.util.stream.Collectors;

/** What a dialect makes Balise send, in sentences. */
public final class DialectSummary {
    static final Messages MESSAGES = Messages.beside(DialectSummary.class, "capability");

    private DialectSummary() {}

    /** One sentence for each thing on which servers may differ. */
    public static List<Text> of(ApiDialect dialect) {
        return List.of(
                targeting(dialect),
                MESSAGES.text("update." + dialect.updateForm()),
                MESSAGES.text("insertAt." + dialect.insertAt()),
                MESSAGES.text(
                        "type." + dialect.typeCoding().form(),
                        dialect.typeCoding().system()),
                MESSAGES.text("emailType." + dialect.sendEmailType()),
                MESSAGES.text("finess", dialect.finessSystem()),
                MESSAGES.text("org." + dialect.orgOnSituation()),
                cab(dialect));
    }

    private static Text targeting(ApiDialect dialect) {
        return dialect.targeting() == Targeting.BY_ID
                ? MESSAGES.text("target.BY_ID")
                : MESSAGES.text("target.CONDITIONAL", search(dialect));
    }

    private static String search(ApiDialect dialect) {
        return switch (dialect.situationSearch()) {
            case IDENTIFIER -> "identifier=…";
            case PRACTITIONER_ROLE_IDENTIFIER -> "practitionerRole.identifier=…";
            case PRACTITIONER_AND_ORGANIZATION -> "practitioner.identifier=…&organization.identifier=…";
        };
    }

    private static Text cab(ApiDialect dialect) {
        String carriers = dialect.cabCarriers().stream()
                .map(CarrierKind::resourceType)
                .sorted()
                .collect(Collectors.joining(", "));
        return carriers.isEmpty() ? MESSAGES.text("cab.none") : MESSAGES.text("cab.some", carriers);
    }
}
