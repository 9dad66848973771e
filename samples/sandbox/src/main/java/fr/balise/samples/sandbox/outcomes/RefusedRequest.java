package fr.balise.samples.sandbox.outcomes;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** A request that is not carried out: the status and the OperationOutcome that the client reads. */
public final class RefusedRequest extends BaseServerResponseException {
    private static final long serialVersionUID = 1L;

    private RefusedRequest(int status, OperationOutcome outcome) {
        super(status, outcome.getIssueFirstRep().getDetails().getText(), outcome);
    }

    /** 400: the body or a value cannot be read. */
    public static RefusedRequest malformed(String text) {
        return new RefusedRequest(400, OperationOutcomes.coded(IssueType.STRUCTURE, "MSG_BAD_FORMAT", text));
    }

    /** A search parameter that the server does not have; 400, or what the options say. */
    public static RefusedRequest unknownParameter(int status, String name) {
        String text = "Paramètre de recherche inconnu : " + name + ".";
        return new RefusedRequest(
                status,
                status >= 500
                        ? OperationOutcomes.plain(IssueType.EXCEPTION, text)
                        : OperationOutcomes.coded(IssueType.NOTSUPPORTED, "MSG_PARAM_UNKNOWN", text));
    }

    /** 400: a form of search criteria that the chosen draft does not describe. */
    public static RefusedRequest criteriaNotDescribed(String text) {
        return new RefusedRequest(400, OperationOutcomes.coded(IssueType.NOTSUPPORTED, "MSG_PARAM_INVALID", text));
    }

    public static RefusedRequest noSuchResource(String type, String id) {
        return notFound("Aucune ressource " + type + " n'a l'identifiant technique " + id + ".");
    }

    public static RefusedRequest noMatch(String type) {
        return notFound("Aucune ressource " + type + " ne répond aux critères.");
    }

    /** 410: a page link that is not, or no longer, known. */
    public static RefusedRequest pageGone() {
        return new RefusedRequest(
                410,
                OperationOutcomes.coded(IssueType.EXPIRED, "MSG_PARAM_INVALID", "Ce lien de page n'est plus valable."));
    }

    /** 412: a conditional patch must choose one resource. */
    public static RefusedRequest severalMatches(String type, int count) {
        String text = count + " ressources " + type + " répondent aux critères ; il en faut une seule.";
        return new RefusedRequest(412, OperationOutcomes.coded(IssueType.CONFLICT, "SEARCH_MULTIPLE", text));
    }

    /** 422: the address is on the carrier already. */
    public static RefusedRequest duplicate(String address) {
        String text = "L'adresse " + address + " figure déjà sur cette ressource.";
        return new RefusedRequest(422, OperationOutcomes.coded(IssueType.CONFLICT, "MSG_PARAM_NO_REPEAT", text));
    }

    /** 422: well-formed, and still not to be done. */
    public static RefusedRequest notAllowed(String text) {
        return new RefusedRequest(422, OperationOutcomes.coded(IssueType.PROCESSING, "MSG_OP_NOT_ALLOWED", text));
    }

    private static RefusedRequest notFound(String text) {
        return new RefusedRequest(404, OperationOutcomes.coded(IssueType.NOTFOUND, "MSG_NO_EXIST", text));
    }
}
