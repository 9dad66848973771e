package fr.balise.adapters.publication.apply;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.dialect.PatchTarget;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.PatchOutcome;
import fr.balise.adapters.fhir.gateway.PatchOutcome.Doubt;
import fr.balise.adapters.fhir.gateway.PatchOutcome.InDoubt;
import fr.balise.adapters.fhir.gateway.PatchOutcome.NotDone;
import fr.balise.adapters.fhir.gateway.PatchOutcome.Refused;
import fr.balise.adapters.fhir.gateway.PatchOutcome.Shown;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.model.CanonicalJson;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.Outcome;
import fr.balise.adapters.publication.apply.RunLog.Step;
import fr.balise.adapters.publication.carriers.CarrierView;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.findings.Text;
import java.util.List;
import java.util.Optional;

/** One patch, sent until somebody knows what became of it. */
final class Sending {
    private final Run run;
    private final List<Step> steps;
    private final CarrierRef carrier;
    private final Call call;
    private final Attempts attempts;

    Sending(Run run, List<Step> steps, CarrierRef carrier, Call call) {
        this.run = run;
        this.steps = steps;
        this.carrier = carrier;
        this.call = call;
        this.attempts = new Attempts(run);
    }

    void send() throws JournalFailure, InterruptedException {
        while (!run.stop().raised()) {
            LoggedDeparture departure = new LoggedDeparture(run, steps, call, attempts);
            Reply reply = run.transport().exchange(call, departure);
            if (departure.left()) {
                run.heard(reply);
                PatchOutcome outcome = PatchOutcome.of(reply);
                if (settled(outcome, reply)) {
                    return;
                }
                run.log().retried(steps, reply, outcome.why());
            } else if (!run.stop().raised()) {
                attempts.next();
                settled(PatchOutcome.of(reply), reply);
            }
            if (!run.stop().raised()) {
                run.rest(attempts.pause());
            }
        }
        // Stopped before it was sent, or between two attempts of which none took effect.
        steps.forEach(step -> run.leave(step.intention()));
    }

    /** True when nothing is left to do; false when it may be sent again. */
    private boolean settled(PatchOutcome outcome, Reply reply) throws JournalFailure, InterruptedException {
        if (outcome instanceof Refused refused) {
            settle(Outcome.REFUSED, refused.why(), reply);
            if (refused.refusal().concernsAll()) {
                run.stop().raise(refused.why());
            }
            return true;
        }
        if (outcome instanceof NotDone notDone) {
            if (!attempts.left()) {
                run.stop()
                        .raise(new Text(
                                "le serveur reste indisponible ("
                                        + notDone.why().fr() + ")",
                                "the server stays out of reach ("
                                        + notDone.why().en() + ")"));
            }
            return false;
        }
        if (outcome instanceof Shown shown) {
            return shown(shown, reply);
        }
        InDoubt doubt = (InDoubt) outcome;
        return lookAfter(doubt.doubt(), doubt.why(), reply);
    }

    /** A resource of another name proves only that a conditional patch went astray. */
    private boolean shown(Shown shown, Reply reply) throws JournalFailure, InterruptedException {
        JsonNode resource = shown.resource();
        if (!carrier.toString()
                .equals(resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText())) {
            Text why = new Text("la réponse montre une autre ressource", "the answer shows another resource");
            return lookAfter(Doubt.NOT_SHOWN, why, reply);
        }
        CarrierView view = new CarrierView(carrier, resource, PatchTarget.Known.own(List.of()));
        if (!steps.stream().allMatch(step -> step.intention().satisfiedBy(mailbox(step, view)))) {
            Text why = new Text("la réponse ne montre pas le changement", "the answer lacks the change");
            return lookAfter(Doubt.NOT_SHOWN, why, reply);
        }
        for (Step step : steps) {
            run.settle(step, Outcome.APPLIED, shown.why(), reply, mailbox(step, view));
        }
        return true;
    }

    /** Reads the carrier to see what became of a call that left a doubt. */
    private boolean lookAfter(Doubt doubt, Text why, Reply reply) throws JournalFailure, InterruptedException {
        Optional<CarrierView> now;
        try {
            now = run.reading().read(carrier);
        } catch (GatewayUnavailable e) {
            settle(
                    Outcome.UNKNOWN,
                    new Text(
                            why.fr() + " ; la relecture échoue aussi : "
                                    + e.text().fr(),
                            why.en() + "; reading again fails too: " + e.text().en()),
                    reply);
            return true;
        }
        run.answered();
        boolean untouched = steps.stream().allMatch(step -> stands(step, now));
        if (untouched && doubt != Doubt.DUPLICATE && attempts.left()) {
            return false;
        }
        for (Step step : steps) {
            settleAsSeen(step, now, doubt, why, reply);
        }
        return true;
    }

    private void settleAsSeen(Step step, Optional<CarrierView> now, Doubt doubt, Text why, Reply reply)
            throws JournalFailure {
        Optional<JsonNode> seen = now.flatMap(view -> mailbox(step, view));
        if (stands(step, now) || now.isEmpty() || !step.intention().satisfiedBy(seen)) {
            run.settle(step, notDone(step, now, doubt), why, reply, Optional.empty());
        } else if (doubt == Doubt.DUPLICATE && attempts.made() == 1) {
            // Nothing of ours can have left before: somebody else put it there, and undoing must not take it away.
            Text others = new Text(
                    why.fr() + " ; elle y est comme voulu, par une autre main",
                    why.en() + "; it stands there as wanted, by another hand");
            run.settle(step, Outcome.ALREADY_SO, others, reply, Optional.empty());
        } else {
            Text done = new Text(
                    why.fr() + " ; la relecture montre que c'est fait",
                    why.en() + "; reading again shows that it is done");
            run.settle(step, Outcome.APPLIED, done, reply, seen);
        }
    }

    private Outcome notDone(Step step, Optional<CarrierView> now, Doubt doubt) {
        if (!stands(step, now)) {
            return Outcome.STALE;
        }
        return switch (doubt) {
            case VERSION_CONFLICT, FAILED -> Outcome.REFUSED;
            // After a first attempt that left a doubt, "it exists already" may speak of our own, not yet visible.
            case DUPLICATE -> attempts.made() > 1 ? Outcome.UNKNOWN : Outcome.REFUSED;
            case NOT_SHOWN, LOST -> Outcome.UNKNOWN;
        };
    }

    private static Optional<JsonNode> mailbox(Step step, CarrierView view) {
        return view.mailbox(step.intention().address());
    }

    private static boolean stands(Step step, Optional<CarrierView> now) {
        Optional<String> seen = now.flatMap(view -> mailbox(step, view)).map(CanonicalJson::fingerprint);
        return now.isPresent() && seen.equals(step.shown().map(CanonicalJson::fingerprint));
    }

    private void settle(Outcome outcome, Text why, Reply reply) throws JournalFailure {
        for (Step step : steps) {
            run.settle(step, outcome, why, reply, Optional.empty());
        }
    }
}
