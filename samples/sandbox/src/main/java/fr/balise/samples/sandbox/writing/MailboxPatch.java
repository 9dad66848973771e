package fr.balise.samples.sandbox.writing;

import ca.uhn.fhir.jpa.patch.FhirPatch;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import fr.balise.samples.sandbox.content.Carriers;
import fr.balise.samples.sandbox.content.FhirJson;
import fr.balise.samples.sandbox.content.MailboxTelecoms;
import fr.balise.samples.sandbox.options.SandboxOptions;
import fr.balise.samples.sandbox.options.SandboxOptions.EmailTypeOnWrite;
import fr.balise.samples.sandbox.outcomes.RefusedRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Applies a whole patch or none of it: the steps in order, each on the result of the one before. */
public final class MailboxPatch {
    private final SandboxOptions options;

    public MailboxPatch(SandboxOptions options) {
        this.options = options;
    }

    /**
     * @param stored left as it is
     * @return the resource as the patch makes it
     * @throws RefusedRequest 400 if the body is no patch, 422 if a step cannot or must not be done
     */
    public Resource apply(Resource stored, @Nullable String body) {
        Resource current = stored;
        for (Operation operation : PatchRequest.read(body)) {
            Resource next = step(current, operation);
            MailboxGuard.check(operation.kind(), current, next);
            if (operation.kind() == Operation.Kind.DELETE
                    && options.refuseDeleteOfNothing()
                    && next.equalsDeep(current)) {
                throw RefusedRequest.notAllowed("Rien à supprimer à « " + operation.path() + " ».");
            }
            current = next;
        }
        return withEmailTypes(stored, current);
    }

    /**
     * One step, on a copy: FhirPatch changes its argument even when it throws. The result goes through text and back, as
     * FhirPatch puts values where their type does not belong and only writing them down shows it.
     */
    private static Resource step(Resource current, Operation operation) {
        Resource copy = current.copy();
        Parameters patch = new Parameters();
        patch.addParameter(operation.parameter().copy());
        try {
            new FhirPatch(FhirJson.R4).apply(copy, patch);
            return FhirJson.parse(current.getClass(), FhirJson.write(copy));
        } catch (BaseServerResponseException | NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw RefusedRequest.notAllowed(
                    "L'opération sur « " + operation.path() + " » ne s'applique pas : " + e.getMessage());
        }
    }

    private Resource withEmailTypes(Resource stored, Resource patched) {
        if (options.emailTypeOnWrite() == EmailTypeOnWrite.AS_SENT) {
            return patched;
        }
        for (ContactPoint unmarked : newAndUnmarked(stored, patched)) {
            if (options.emailTypeOnWrite() == EmailTypeOnWrite.REQUIRED) {
                throw RefusedRequest.notAllowed(
                        "La boîte " + unmarked.getValue() + " est écrite sans type de messagerie.");
            }
            MailboxTelecoms.mark(unmarked);
        }
        return patched;
    }

    private static List<ContactPoint> newAndUnmarked(Resource stored, Resource patched) {
        Set<String> untouched = Carriers.telecom(stored).stream()
                .filter(telecom -> !MailboxTelecoms.isMarked(telecom))
                .map(telecom -> MailboxTelecoms.key(telecom.getValue()))
                .collect(Collectors.toSet());
        return MailboxTelecoms.of(patched).stream()
                .filter(telecom -> !MailboxTelecoms.isMarked(telecom))
                .filter(telecom -> !untouched.contains(MailboxTelecoms.key(telecom.getValue())))
                .toList();
    }
}
