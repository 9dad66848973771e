package fr.balise.samples.sandbox.writing;

import fr.balise.samples.sandbox.content.Carriers;
import fr.balise.samples.sandbox.content.MailboxTelecoms;
import fr.balise.samples.sandbox.outcomes.RefusedRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Resource;

/**
 * What one step of a patch may have done. The write API is about mailboxes: whatever else a resource says stays as it
 * was, an address is on a carrier once, and neither address nor type of a mailbox ever changes.
 */
final class MailboxGuard {
    private MailboxGuard() {}

    /** @throws RefusedRequest 422 naming what the step must not do */
    static void check(Operation.Kind kind, Resource before, Resource after) {
        somethingInserted(kind, before, after);
        nothingElseChanged(before, after);
        noAddressTwice(before, after);
        newAddressesAreMssante(before, after);
        if (kind == Operation.Kind.REPLACE || sameNumber(before, after)) {
            sameAddressesAndTypes(Carriers.telecom(before), Carriers.telecom(after));
        }
    }

    /** None was inserted or deleted as a whole: the step worked inside one. */
    private static boolean sameNumber(Resource before, Resource after) {
        return Carriers.telecom(before).size() == Carriers.telecom(after).size();
    }

    /** FhirPatch inserts nothing, and says nothing, where a path leads nowhere. */
    private static void somethingInserted(Operation.Kind kind, Resource before, Resource after) {
        if (kind == Operation.Kind.INSERT && after.equalsDeep(before)) {
            throw RefusedRequest.notAllowed("Le chemin d'un insert ne mène nulle part.");
        }
    }

    private static void nothingElseChanged(Resource before, Resource after) {
        Resource restBefore = before.copy();
        Resource restAfter = after.copy();
        Carriers.telecom(restBefore).removeIf(MailboxTelecoms::isMailbox);
        Carriers.telecom(restAfter).removeIf(MailboxTelecoms::isMailbox);
        if (!restBefore.equalsDeep(restAfter)) {
            throw RefusedRequest.notAllowed("Seules les boîtes aux lettres MSSanté se modifient par cette API.");
        }
    }

    private static void noAddressTwice(Resource before, Resource after) {
        Map<String, Long> earlier = timesPublished(before);
        timesPublished(after).forEach((address, times) -> {
            if (times > 1 && times > earlier.getOrDefault(address, 0L)) {
                throw RefusedRequest.duplicate(address);
            }
        });
    }

    private static Map<String, Long> timesPublished(Resource carrier) {
        return Carriers.telecom(carrier).stream()
                .filter(telecom -> telecom.getSystem() == ContactPoint.ContactPointSystem.EMAIL && telecom.hasValue())
                .collect(Collectors.groupingBy(
                        telecom -> MailboxTelecoms.key(telecom.getValue()), Collectors.counting()));
    }

    private static void newAddressesAreMssante(Resource before, Resource after) {
        Set<String> earlier = new HashSet<>(timesPublished(before).keySet());
        MailboxTelecoms.of(after).stream()
                .filter(ContactPoint::hasValue)
                .map(ContactPoint::getValue)
                .filter(address ->
                        !earlier.contains(MailboxTelecoms.key(address)) && !MailboxTelecoms.isMssanteAddress(address))
                .findFirst()
                .ifPresent(address -> {
                    throw RefusedRequest.notAllowed("« " + address + " » n'est pas une adresse MSSanté.");
                });
    }

    /** Each mailbox must still be itself, in its place. */
    private static void sameAddressesAndTypes(List<ContactPoint> before, List<ContactPoint> after) {
        if (before.size() != after.size()) {
            throw RefusedRequest.notAllowed("Un replace ne change pas le nombre des boîtes aux lettres.");
        }
        for (int i = 0; i < before.size(); i++) {
            if (MailboxTelecoms.isMailbox(before.get(i))) {
                sameMailbox(before.get(i), after.get(i));
            }
        }
    }

    private static void sameMailbox(ContactPoint before, ContactPoint after) {
        if (!Base.compareDeep(before.getValueElement(), after.getValueElement(), false)
                || before.getSystem() != after.getSystem()) {
            throw RefusedRequest.notAllowed(
                    "L'adresse d'une boîte aux lettres ne change pas : supprimez-la et créez l'autre.");
        }
        Optional<String> type = MailboxTelecoms.typeOf(before);
        if (type.isPresent() && !type.equals(MailboxTelecoms.typeOf(after))) {
            throw RefusedRequest.notAllowed(
                    "Le type d'une boîte aux lettres ne change pas : supprimez-la et créez l'autre.");
        }
    }
}
