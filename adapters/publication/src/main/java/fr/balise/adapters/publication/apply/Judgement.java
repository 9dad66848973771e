package fr.balise.adapters.publication.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.fhir.dialect.PatchTarget;
import fr.balise.adapters.fhir.gateway.Explanation;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.publication.carriers.CarrierView;
import fr.balise.engine.facts.CarrierRef;
import fr.balise.engine.findings.Text;
import fr.balise.engine.identity.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * What a reply to a patch says, and no more than that.
 *
 * @param shown the carrier as the answer shows it, when it shows every change done
 */
record Judgement(Meaning meaning, Text why, Optional<CarrierView> shown) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    Judgement(Meaning meaning, Text why) {
        this(meaning, why, Optional.empty());
    }

    /** What follows from a reply. */
    enum Meaning {
        /** The answer shows every change done. */
        DONE,
        /** Not done, for a reason that repeating does not cure. */
        REFUSED,
        /** The key may not write: nothing else will be done either. */
        KEY_REFUSED,
        /** Not done because of the pace; may be sent again. */
        THROTTLED,
        /** Never reached the server; may be sent again. */
        NEVER_SENT,
        /** The address is said to stand there already: a look must tell whether as wanted. */
        DUPLICATE,
        /** Nobody can tell from this; a look must. */
        DOUBTFUL
    }

    static Judgement of(Reply reply, CarrierRef carrier, List<? extends Intention> intentions) {
        if (reply instanceof Reply.Answer answer) {
            return of(answer, carrier, intentions);
        }
        Reply.NoAnswer none = (Reply.NoAnswer) reply;
        Text why = new Text(
                "pas de réponse (" + none.why() + " : " + none.detail() + ")",
                "no answer (" + none.why() + ": " + none.detail() + ")");
        return new Judgement(none.neverSent() ? Meaning.NEVER_SENT : Meaning.DOUBTFUL, why);
    }

    private static Judgement of(Reply.Answer answer, CarrierRef carrier, List<? extends Intention> intentions) {
        int status = answer.status();
        if (status == 200 || status == 201) {
            Optional<CarrierView> shown = shown(answer, carrier)
                    .filter(view -> intentions.stream()
                            .allMatch(intention -> intention.satisfiedBy(view.mailbox(intention.address()))));
            return shown.isEmpty()
                    ? new Judgement(Meaning.DOUBTFUL, said(answer))
                    : new Judgement(
                            Meaning.DONE,
                            new Text("la réponse le montre (" + status + ")", "the answer shows it (" + status + ")"),
                            shown);
        }
        return new Judgement(
                switch (status) {
                    case 401, 403 -> Meaning.KEY_REFUSED;
                    case 429 -> Meaning.THROTTLED;
                    case 422, 409 -> Meaning.DUPLICATE;
                    case 408, 425 -> Meaning.DOUBTFUL;
                    default -> status >= 400 && status < 500 ? Meaning.REFUSED : Meaning.DOUBTFUL;
                },
                said(answer));
    }

    /** A resource that says of itself that parts of it are left out. */
    private static boolean subsetted(JsonNode resource) {
        for (JsonNode tag : resource.path("meta").path("tag")) {
            if (tag.path("code").asText().equals("SUBSETTED")) {
                return true;
            }
        }
        return false;
    }

    private static Text said(Reply.Answer answer) {
        String quoted =
                Explanation.diagnostics(answer).map(text -> " : " + text).orElse("");
        String quotedEn =
                Explanation.diagnostics(answer).map(text -> ": " + text).orElse("");
        return new Text(
                "le serveur répond " + answer.status() + quoted, "the server answers " + answer.status() + quotedEn);
    }

    /** The carrier in the answer. A resource of another name proves only that a conditional patch went astray. */
    private static Optional<CarrierView> shown(Reply.Answer answer, CarrierRef carrier) {
        try {
            JsonNode resource = MAPPER.readTree(answer.body());
            boolean same = carrier.kind()
                            .resourceType()
                            .equals(resource.path("resourceType").asText())
                    && carrier.id().equals(resource.path("id").asText());
            return same && !subsetted(resource)
                    ? Optional.of(new CarrierView(carrier, resource, PatchTarget.Known.own(List.<Identifier>of())))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
