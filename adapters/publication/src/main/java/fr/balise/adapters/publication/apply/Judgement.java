package fr.balise.adapters.publication.apply;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.dialect.PatchTarget;
import fr.balise.adapters.fhir.gateway.PatchOutcome;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.publication.carriers.CarrierView;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.findings.Text;
import java.util.List;
import java.util.Optional;

/**
 * What a reply to a patch says, and no more than that.
 *
 * @param shown the carrier as the answer shows it, when it shows every change done
 */
record Judgement(Meaning meaning, Text why, Optional<CarrierView> shown) {
    Judgement(Meaning meaning, Text why) {
        this(meaning, why, Optional.empty());
    }

    /** What follows from a reply. */
    enum Meaning {
        /** The answer shows every change done. */
        DONE,
        /** Not done, for a reason that repeating does not cure. */
        REFUSED,
        /** The key may not write, or nothing here takes a patch: nothing else will be done either. */
        ALL_REFUSED,
        /** Not done because of the pace; may be sent again. */
        THROTTLED,
        /** Never reached the server; may be sent again. */
        NEVER_SENT,
        /** The address is said to stand there already: a look must tell whether as wanted. */
        DUPLICATE,
        /** The server failed over this change: while it answers a look that shows nothing done, a refusal of it. */
        FAILED,
        /** Nobody can tell from this; a look must. */
        DOUBTFUL
    }

    static Judgement of(Reply reply, CarrierRef carrier, List<? extends Intention> intentions) {
        PatchOutcome outcome = PatchOutcome.of(reply);
        if (outcome instanceof PatchOutcome.Shown shown) {
            return of(shown, carrier, intentions);
        }
        return new Judgement(meaning(outcome), outcome.why());
    }

    private static Meaning meaning(PatchOutcome outcome) {
        if (outcome instanceof PatchOutcome.Refused refused) {
            return refused.refusal().concernsAll() ? Meaning.ALL_REFUSED : Meaning.REFUSED;
        }
        if (outcome instanceof PatchOutcome.NotDone notDone) {
            return notDone.delay() == PatchOutcome.Delay.NOT_SENT ? Meaning.NEVER_SENT : Meaning.THROTTLED;
        }
        return switch (((PatchOutcome.InDoubt) outcome).doubt()) {
            case DUPLICATE -> Meaning.DUPLICATE;
            case FAILED -> Meaning.FAILED;
            case VERSION_CONFLICT, NOT_SHOWN, LOST -> Meaning.DOUBTFUL;
        };
    }

    /** A resource of another name proves only that a conditional patch went astray. */
    private static Judgement of(PatchOutcome.Shown shown, CarrierRef carrier, List<? extends Intention> intentions) {
        JsonNode resource = shown.resource();
        boolean same = carrier.kind()
                        .resourceType()
                        .equals(resource.path("resourceType").asText())
                && carrier.id().equals(resource.path("id").asText());
        CarrierView view = new CarrierView(carrier, resource, PatchTarget.Known.own(List.of()));
        if (!same) {
            return new Judgement(
                    Meaning.DOUBTFUL,
                    new Text("la réponse montre une autre ressource", "the answer shows another resource"));
        }
        return intentions.stream().allMatch(intention -> intention.satisfiedBy(view.mailbox(intention.address())))
                ? new Judgement(
                        Meaning.DONE, new Text("la réponse le montre", "the answer shows it"), Optional.of(view))
                : new Judgement(
                        Meaning.DOUBTFUL,
                        new Text("la réponse ne montre pas le changement", "the answer lacks the change"));
    }
}
