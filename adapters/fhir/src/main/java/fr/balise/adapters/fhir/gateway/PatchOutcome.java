package fr.balise.adapters.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.core.findings.Text;
import java.util.Optional;

/** What a reply to a patch says, and no more than that. */
public sealed interface PatchOutcome {
    /** The same in a sentence. */
    Text why();

    /** The answer shows a whole resource; whether it shows the change done is for the caller to see. */
    record Shown(JsonNode resource, Text why) implements PatchOutcome {}

    /** Certainly not done, and sending it again does not help. */
    record Refused(Refusal refusal, Text why) implements PatchOutcome {}

    /** Certainly not done, and the change is not to blame: it may be sent again as it is. */
    record NotDone(Delay delay, Text why) implements PatchOutcome {}

    /** Nobody can tell from this: reading the carrier again must. */
    record InDoubt(Doubt doubt, Text why) implements PatchOutcome {}

    /** Whom a refusal concerns. */
    enum Refusal {
        /** This change: malformed, not found, not allowed. */
        CHANGE,
        /** This change: its criteria name several resources (412). */
        SEVERAL_MATCH,
        /** Every change: the key may not write (401, 403). */
        KEY,
        /** Every change: nothing at this address takes a patch (405, 501). */
        METHOD;

        /** True when no other change will fare better. */
        public boolean concernsAll() {
            return this == KEY || this == METHOD;
        }
    }

    /** Why it was not done. */
    enum Delay {
        /** Too many calls (429). */
        TOO_MANY,
        /** It never reached the server. */
        NOT_SENT
    }

    /** What must be looked at, and what follows when the look shows that nothing changed. */
    enum Doubt {
        /** Success without the whole resource: nothing changed means that the server ignored it. */
        NOT_SHOWN,
        /** The resource changed in between (409): to be sent again where the mailbox itself is untouched. */
        VERSION_CONFLICT,
        /** The address is said to stand there already (422): a refusal unless it stands there as wanted. */
        DUPLICATE,
        /** The server failed over this call (500): while it answers the look, a refusal of this change. */
        FAILED,
        /** A gateway could not reach the server (502, 503, 504), or nothing came back: perhaps away, perhaps done. */
        LOST
    }

    /** Reads a reply. */
    static PatchOutcome of(Reply reply) {
        if (reply instanceof Reply.NoAnswer none) {
            return of(none);
        }
        Reply.Answer answer = (Reply.Answer) reply;
        int status = answer.status();
        return switch (status) {
            case 200, 201 -> success(answer);
            case 401, 403 -> new Refused(Refusal.KEY, said("patch.key", answer));
            case 405, 501 -> new Refused(Refusal.METHOD, said("patch.unsupported", answer));
            case 408, 425 -> new InDoubt(Doubt.LOST, said("patch.said", answer));
            case 409 -> new InDoubt(Doubt.VERSION_CONFLICT, said("patch.conflict", answer));
            case 412 -> new Refused(Refusal.SEVERAL_MATCH, said("patch.said", answer));
            case 422 -> new InDoubt(Doubt.DUPLICATE, said("patch.said", answer));
            case 429 -> new NotDone(Delay.TOO_MANY, said("patch.said", answer));
            case 502, 503, 504 -> new InDoubt(Doubt.LOST, said("patch.said", answer));
            default -> other(answer);
        };
    }

    private static PatchOutcome of(Reply.NoAnswer none) {
        Text why = CallFailure.MESSAGES.text("patch.silence", none.why(), none.detail());
        if (none.why() == Reply.Why.BAD_ADDRESS) {
            return new Refused(Refusal.CHANGE, why);
        }
        return none.neverSent() ? new NotDone(Delay.NOT_SENT, why) : new InDoubt(Doubt.LOST, why);
    }

    private static PatchOutcome other(Reply.Answer answer) {
        int status = answer.status();
        if (status >= 500) {
            return new InDoubt(Doubt.FAILED, said("patch.said", answer));
        }
        return status >= 400
                ? new Refused(Refusal.CHANGE, said("patch.said", answer))
                : new InDoubt(Doubt.NOT_SHOWN, said("patch.notShown", answer));
    }

    private static PatchOutcome success(Reply.Answer answer) {
        return resource(answer)
                .<PatchOutcome>map(
                        resource -> new Shown(resource, CallFailure.MESSAGES.text("patch.shown", answer.status())))
                .orElseGet(() -> new InDoubt(Doubt.NOT_SHOWN, said("patch.notShown", answer)));
    }

    private static Text said(String key, Reply.Answer answer) {
        return CallFailure.MESSAGES.text(key, answer.status(), CallFailure.said(answer));
    }

    /** The whole resource in an answer: one that says of itself that parts are left out shows nothing. */
    private static Optional<JsonNode> resource(Reply.Answer answer) {
        return answer.body().json().filter(resource -> resource.has("id") && !subsetted(resource));
    }

    private static boolean subsetted(JsonNode resource) {
        return resource.path("meta").path("tag").findValuesAsText("code").contains("SUBSETTED");
    }
}
