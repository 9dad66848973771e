package fr.balise.samples.sandbox.outcomes;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** One-issue OperationOutcomes, coded with HL7's operation-outcome code system where it has a code. */
public final class OperationOutcomes {
    private static final String SYSTEM = "http://hl7.org/fhir/operation-outcome";

    private OperationOutcomes() {}

    public static OperationOutcome coded(IssueType type, String code, String text) {
        OperationOutcome outcome = plain(type, text);
        details(outcome).addCoding().setSystem(SYSTEM).setCode(code);
        return outcome;
    }

    public static OperationOutcome plain(IssueType type, String text) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(type == IssueType.EXCEPTION ? IssueSeverity.FATAL : IssueSeverity.ERROR)
                .setCode(type);
        details(outcome).setText(text);
        return outcome;
    }

    public static OperationOutcome unauthorized() {
        return coded(IssueType.SECURITY, "MSG_AUTH_REQUIRED", "Clé d'API absente ou inconnue.");
    }

    public static OperationOutcome tooManyCalls(int perSecond) {
        return plain(IssueType.THROTTLED, "Débit dépassé : " + perSecond + " appels par seconde et par clé d'API.");
    }

    public static OperationOutcome badContentType(String text) {
        return coded(IssueType.STRUCTURE, "MSG_BAD_FORMAT", text);
    }

    /** What a fault answers with. */
    public static OperationOutcome provoked(int status) {
        IssueType type = status >= 500 ? IssueType.EXCEPTION : IssueType.PROCESSING;
        return plain(type, "Réponse " + status + " provoquée par le bac à sable.");
    }

    private static CodeableConcept details(OperationOutcome outcome) {
        return outcome.getIssueFirstRep().getDetails();
    }
}
