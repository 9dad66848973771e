package fr.balise.adapters.publication.execution;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.patch.PatchBody;
import fr.balise.adapters.fhir.patch.PatchTarget;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.carriers.CarrierView;
import fr.balise.adapters.publication.changes.PendingChange;
import fr.balise.adapters.publication.changes.PreparedChange;
import fr.balise.adapters.publication.changes.TelecomOrder;
import fr.balise.adapters.publication.history.OwnMemory;
import fr.balise.adapters.publication.sending.Run;
import fr.balise.adapters.publication.sending.Sending;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.operations.running.report.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out the changes of one carrier, in order. Each is guarded again here, whatever the plan says: only the
 * operator's own domains, only what is a mailbox, only what a patch can name alone.
 */
final class CarrierWork {
    private static final Messages MESSAGES = Messages.beside(CarrierWork.class, "execution");

    private final Run run;
    private final Set<String> domains;

    CarrierWork(Run run, Set<String> domains) {
        this.run = run;
        this.domains = domains;
    }

    /**
     * Deals with all of them; each is settled exactly once, save those before which the run is to hold still.
     *
     * @param holds how often the run had held still when the carrier was read
     */
    void carryOut(List<PendingChange> all, Optional<CarrierView> view, OwnMemory memory, int holds)
            throws JournalFailure, InterruptedException {
        List<PreparedChange> fresh = new ArrayList<>();
        for (PendingChange pending : all) {
            Optional<Text> barred = guard(pending, view);
            if (barred.isPresent()) {
                run.settle(pending, Outcome.REFUSED, barred.get());
            } else if (view.isEmpty()) {
                run.settle(pending, Outcome.STALE, MESSAGES.text("gone"));
            } else {
                look(pending, view.get(), memory).ifPresent(fresh::add);
            }
        }
        if (run.settings().combine() && !fresh.isEmpty()) {
            send(fresh, view.orElseThrow(), TelecomOrder.of(view.orElseThrow()), holds);
        } else if (!fresh.isEmpty()) {
            oneByOne(fresh, view.orElseThrow(), holds);
        }
    }

    private void oneByOne(List<PreparedChange> fresh, CarrierView view, int holds)
            throws JournalFailure, InterruptedException {
        TelecomOrder order = TelecomOrder.of(view);
        Optional<CarrierView> latest = Optional.empty();
        for (PreparedChange change : fresh) {
            PendingChange pending = change.pending();
            if (latest.filter(shows -> pending.satisfiedBy(shows.mailbox(pending.address())))
                            .isPresent()
                    && !run.earlier().begun(pending)) {
                run.settle(pending, Outcome.ALREADY_SO, MESSAGES.text("answered"));
                continue;
            }
            TelecomOrder after = order.copy();
            Optional<CarrierView> now = send(List.of(change), view, after, holds);
            if (!run.settled(pending)) {
                return;
            }
            latest = now.isPresent() ? now : latest;
            order = run.done(pending) ? after : order;
        }
    }

    private Optional<Text> guard(PendingChange pending, Optional<CarrierView> view) {
        if (!domains.contains(pending.address().domain())) {
            return Optional.of(MESSAGES.text("foreign"));
        }
        if (view.filter(there -> there.ambiguous(pending.address())).isPresent()) {
            return Optional.of(MESSAGES.text("ambiguous"));
        }
        return pending.forbiddenBy(run.settings().dialect());
    }

    /** Compares what is there with what the plan saw; settles what needs no call. */
    private Optional<PreparedChange> look(PendingChange pending, CarrierView view, OwnMemory memory)
            throws JournalFailure {
        Optional<JsonNode> shown = view.mailbox(pending.address());
        if (pending.startsFrom(shown) && run.recent().that(pending, memory).isEmpty()) {
            Optional<JsonNode> before = memory.complete(pending, shown);
            return Optional.of(new PreparedChange(pending, shown, before, pending.wanted(before)));
        }
        if (pending.satisfiedBy(shown) && run.earlier().begun(pending)) {
            run.settleAsOurs(pending, shown, MESSAGES.text("succeeded"));
        } else {
            Known known = known(pending, shown, memory);
            run.settle(pending, known.outcome(), known.why());
        }
        return Optional.empty();
    }

    /** What needs no call, and why. */
    private record Known(Outcome outcome, Text why) {}

    private Known known(PendingChange pending, Optional<JsonNode> shown, OwnMemory memory) {
        if (pending.startsFrom(shown)) {
            String by = run.recent().that(pending, memory).orElseThrow();
            return new Known(Outcome.ALREADY_SO, MESSAGES.text("written", by));
        }
        if (!pending.satisfiedBy(shown)) {
            return new Known(Outcome.STALE, MESSAGES.text("changed"));
        }
        return run.recent()
                .against(pending, memory)
                .map(by -> new Known(Outcome.STALE, MESSAGES.text("notVisible", by)))
                .orElseGet(() -> new Known(Outcome.ALREADY_SO, MESSAGES.text("shown")));
    }

    private Call call(List<PreparedChange> changes, CarrierView view) {
        ApiDialect dialect = run.settings().dialect();
        PatchBody body = PatchBody.of(view.ref().kind(), dialect);
        changes.forEach(change -> body.change(change.before(), change.wanted(), change.index()));
        return Call.patch(
                PatchTarget.of(view.ref(), view.known(), dialect), body.json().toString());
    }

    private Optional<CarrierView> send(List<PreparedChange> changes, CarrierView view, TelecomOrder order, int holds)
            throws JournalFailure, InterruptedException {
        List<PreparedChange> placed = new ArrayList<>();
        changes.forEach(change -> placed.add(order.place(change)));
        return new Sending(run, placed, view, call(placed, view)).send(holds);
    }
}
