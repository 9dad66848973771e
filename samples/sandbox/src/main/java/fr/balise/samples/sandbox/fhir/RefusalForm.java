package fr.balise.samples.sandbox.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import fr.balise.samples.sandbox.outcomes.OperationOutcomes;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Gives every error, the engine's own included, the one form that clients of the directory know. */
@Interceptor
public final class RefusalForm {

    /** Writing the answer here, as the hook after this one allows, would make HAPI 8.8.1 log it as an unhandled error. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException shape(Throwable problem) {
        BaseServerResponseException answer = problem instanceof BaseServerResponseException known
                ? known
                : new InternalErrorException(String.valueOf(problem.getMessage()), problem);
        if (!(answer.getOperationOutcome() instanceof OperationOutcome)) {
            answer.setOperationOutcome(outcome(answer.getStatusCode(), String.valueOf(answer.getMessage())));
        }
        return answer;
    }

    private static OperationOutcome outcome(int status, String text) {
        return switch (status) {
            case 404 -> OperationOutcomes.coded(IssueType.NOTFOUND, "MSG_NO_EXIST", text);
            case 500 -> OperationOutcomes.plain(IssueType.EXCEPTION, text);
            default -> OperationOutcomes.coded(IssueType.STRUCTURE, "MSG_BAD_SYNTAX", text);
        };
    }
}
