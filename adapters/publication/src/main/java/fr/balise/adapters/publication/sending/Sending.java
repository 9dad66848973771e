package fr.balise.adapters.publication.sending;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.PatchOutcome;
import fr.balise.adapters.fhir.gateway.PatchOutcome.Doubt;
import fr.balise.adapters.fhir.gateway.PatchOutcome.InDoubt;
import fr.balise.adapters.fhir.gateway.PatchOutcome.NotDone;
import fr.balise.adapters.fhir.gateway.PatchOutcome.Refused;
import fr.balise.adapters.fhir.gateway.PatchOutcome.Shown;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.carriers.CarrierView;
import fr.balise.adapters.publication.changes.PreparedChange;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.operations.running.report.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One patch, sent until somebody knows what became of it. */
public final class Sending {
    private static final Messages MESSAGES = Messages.beside(Sending.class, "sending");

    private final Run run;
    private final List<PreparedChange> changes;
    private final CarrierView read;
    private final Call call;
    private final Attempts attempts;
    private long since;
    /** Whether an attempt before may have taken effect unseen; one that was put off (429) or never left cannot. */
    private boolean doubted;

    private boolean begun;

    private Optional<CarrierView> latest = Optional.empty();

    /** Changes of one resource, in one call. */
    public Sending(Run run, List<PreparedChange> changes, CarrierView read, Call call) {
        this.run = run;
        this.changes = changes;
        this.read = read;
        this.call = call;
        this.attempts = new Attempts(run);
    }

    /**
     * Sends it as often as it takes; each change is settled once, or left for a later run; none is where the run is to hold
     * still first.
     *
     * @param holds how often the run had held still when the carrier was read
     * @return the resource as the endpoint shows it; empty when it did not
     */
    public Optional<CarrierView> send(int holds) throws JournalFailure, InterruptedException {
        while (!run.stop().raised()) {
            since = run.time().nanos();
            LoggedDeparture departure = new LoggedDeparture(run, changes, call, attempts, holds, begun);
            Reply reply = run.transport().exchange(call, departure);
            if (departure.left()) {
                begun = true;
                run.heard(reply);
                PatchOutcome outcome = PatchOutcome.of(reply);
                if (settled(outcome, reply)) {
                    return latest;
                }
                run.log().retried(changes, reply, outcome.why());
            } else if (departure.held() && !run.stop().raised()) {
                return latest;
            } else if (!run.stop().raised()) {
                attempts.next();
                settled(PatchOutcome.of(reply), reply);
            }
            if (!run.stop().raised()) {
                run.rest(attempts.pause());
            }
        }
        // Stopped before it was sent, or between two attempts of which none took effect.
        changes.forEach(change -> run.leave(change.pending()));
        return latest;
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
                run.stop().raise(MESSAGES.text("away", notDone.why()));
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
        if (!read.ref()
                .toString()
                .equals(resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText())) {
            return lookAfter(Doubt.NOT_SHOWN, MESSAGES.text("otherResource"), reply);
        }
        CarrierView view = new CarrierView(read.ref(), resource, read.known());
        if (!changes.stream().allMatch(change -> change.pending().satisfiedBy(mailbox(change, view)))) {
            return lookAfter(Doubt.NOT_SHOWN, MESSAGES.text("lacking"), reply);
        }
        latest = Optional.of(view);
        Optional<Instant> before = changedBefore(view, reply);
        Outcome outcome = before.isPresent() ? Outcome.ALREADY_SO : Outcome.APPLIED;
        Text why = before.map(at -> MESSAGES.text("before", at)).orElse(shown.why());
        for (PreparedChange change : changes) {
            run.settle(change, outcome, why, reply, mailbox(change, view));
        }
        return true;
    }

    /** When another hand had done it all before; empty when a call of ours, this or an earlier one, may have. */
    private Optional<Instant> changedBefore(CarrierView answered, Reply reply) {
        boolean first =
                !doubted && changes.stream().noneMatch(change -> run.earlier().begun(change.pending()));
        Duration took = Duration.ofNanos(run.time().nanos() - since);
        return first ? ChangedBefore.at(read.resource(), answered.resource(), reply, took) : Optional.empty();
    }

    /** Reads the carrier to see what became of a call that left a doubt. */
    private boolean lookAfter(Doubt doubt, Text why, Reply reply) throws JournalFailure, InterruptedException {
        Optional<CarrierView> now;
        try {
            now = run.reading().read(read.ref());
        } catch (GatewayUnavailable e) {
            settle(Outcome.UNKNOWN, MESSAGES.text("unread", why, e.text()), reply);
            return true;
        }
        run.answered();
        boolean untouched = changes.stream().allMatch(change -> stands(change, now));
        if (untouched && doubt != Doubt.DUPLICATE && attempts.left()) {
            doubted = true;
            return false;
        }
        for (PreparedChange change : changes) {
            settleAsSeen(change, now, doubt, why, reply);
        }
        return true;
    }

    private void settleAsSeen(PreparedChange change, Optional<CarrierView> now, Doubt doubt, Text why, Reply reply)
            throws JournalFailure {
        Optional<JsonNode> seen = now.flatMap(view -> mailbox(change, view));
        if (stands(change, now) || now.isEmpty() || !change.pending().satisfiedBy(seen)) {
            run.settle(change, notDone(change, now, doubt), whyNot(change, now, doubt, why), reply, Optional.empty());
        } else if (doubt == Doubt.DUPLICATE && !doubted) {
            // Nothing of ours can have come through before: somebody else put it there, and undoing must not take it
            // away.
            run.settle(change, Outcome.ALREADY_SO, MESSAGES.text("others", why), reply, Optional.empty());
        } else {
            run.settle(change, Outcome.APPLIED, MESSAGES.text("seen", why), reply, seen);
        }
    }

    /** The server knows the address and the directory does not show it: whoever wrote it, it is on its way. */
    private static Text whyNot(PreparedChange change, Optional<CarrierView> now, Doubt doubt, Text why) {
        return doubt == Doubt.DUPLICATE && stands(change, now) ? MESSAGES.text("notVisible", why) : why;
    }

    private Outcome notDone(PreparedChange change, Optional<CarrierView> now, Doubt doubt) {
        if (!stands(change, now)) {
            return Outcome.STALE;
        }
        return switch (doubt) {
            case VERSION_CONFLICT, FAILED -> Outcome.REFUSED;
            // After an attempt that left a doubt, "it exists already" may speak of our own, not yet visible.
            case DUPLICATE -> doubted ? Outcome.UNKNOWN : Outcome.REFUSED;
            case NOT_SHOWN, LOST -> Outcome.UNKNOWN;
        };
    }

    private static Optional<JsonNode> mailbox(PreparedChange change, CarrierView view) {
        return view.mailbox(change.pending().address());
    }

    private static boolean stands(PreparedChange change, Optional<CarrierView> now) {
        Optional<String> seen = now.flatMap(view -> mailbox(change, view)).map(CanonicalJson::fingerprint);
        return now.isPresent() && seen.equals(change.shown().map(CanonicalJson::fingerprint));
    }

    private void settle(Outcome outcome, Text why, Reply reply) throws JournalFailure {
        for (PreparedChange change : changes) {
            run.settle(change, outcome, why, reply, Optional.empty());
        }
    }
}
