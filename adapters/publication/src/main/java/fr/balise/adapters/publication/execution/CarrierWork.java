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
import fr.balise.adapters.publication.sending.Run;
import fr.balise.adapters.publication.sending.Sending;
import fr.balise.core.findings.Text;
import fr.balise.operations.running.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out the changes of one carrier, in order. Each is guarded again here, whatever the plan says: only the
 * operator's own domains, only what is a mailbox, only what a patch can name alone.
 */
final class CarrierWork {
    private final Run run;
    private final Set<String> domains;

    CarrierWork(Run run, Set<String> domains) {
        this.run = run;
        this.domains = domains;
    }

    /** Deals with all of them; each is settled exactly once. */
    void carryOut(List<PendingChange> all, Optional<CarrierView> view) throws JournalFailure, InterruptedException {
        List<PreparedChange> fresh = new ArrayList<>();
        for (PendingChange pending : all) {
            Optional<Text> barred = guard(pending, view);
            if (barred.isPresent()) {
                run.settle(pending, Outcome.REFUSED, barred.get());
            } else if (view.isEmpty()) {
                run.settle(
                        pending,
                        Outcome.STALE,
                        new Text(
                                "la ressource n'est plus dans l'annuaire",
                                "the resource is no longer in the directory"));
            } else {
                look(pending, view.get()).ifPresent(fresh::add);
            }
        }
        if (run.settings().combine() && !fresh.isEmpty()) {
            send(fresh, view.orElseThrow(), TelecomOrder.of(view.orElseThrow()));
        } else if (!fresh.isEmpty()) {
            oneByOne(fresh, view.orElseThrow());
        }
    }

    private void oneByOne(List<PreparedChange> fresh, CarrierView view) throws JournalFailure, InterruptedException {
        TelecomOrder order = TelecomOrder.of(view);
        for (PreparedChange change : fresh) {
            TelecomOrder after = order.copy();
            send(List.of(change), view, after);
            order = run.done(change.pending()) ? after : order;
        }
    }

    private Optional<Text> guard(PendingChange pending, Optional<CarrierView> view) {
        if (!domains.contains(pending.address().domain())) {
            return Optional.of(new Text(
                    "l'adresse n'est pas dans les domaines de l'opérateur : rien n'est envoyé",
                    "the address is not in the operator's domains: nothing is sent"));
        }
        if (view.filter(there -> there.ambiguous(pending.address())).isPresent()) {
            return Optional.of(new Text(
                    "l'adresse figure aussi ailleurs sur cette ressource ; aucun PATCH ne peut la désigner seule",
                    "the address also stands elsewhere on this resource; no patch can name it alone"));
        }
        return pending.forbiddenBy(run.settings().dialect());
    }

    /** Compares what is there with what the plan saw; settles what needs no call. */
    private Optional<PreparedChange> look(PendingChange pending, CarrierView view) throws JournalFailure {
        Optional<JsonNode> shown = view.mailbox(pending.address());
        if (pending.startsFrom(shown) && run.recent().that(pending).isEmpty()) {
            Optional<JsonNode> before = run.memory().complete(pending, shown);
            return Optional.of(new PreparedChange(pending, shown, before, pending.wanted(before)));
        }
        if (pending.satisfiedBy(shown) && run.earlier().begun(pending)) {
            run.settleAsOurs(
                    pending,
                    shown,
                    new Text(
                            "l'appel d'avant l'interruption avait abouti",
                            "the call before the interruption had succeeded"));
        } else {
            Known known = known(pending, shown);
            run.settle(pending, known.outcome(), known.why());
        }
        return Optional.empty();
    }

    /** What needs no call, and why. */
    private record Known(Outcome outcome, Text why) {}

    private Known known(PendingChange pending, Optional<JsonNode> shown) {
        if (pending.startsFrom(shown)) {
            String by = run.recent().that(pending).orElseThrow().run();
            return new Known(
                    Outcome.ALREADY_SO,
                    new Text(
                            "déjà écrit par l'exécution " + by
                                    + " ; l'annuaire ne le montre pas encore, rien n'est renvoyé",
                            "already written by run " + by
                                    + "; the directory does not show it yet, nothing is sent again"));
        }
        if (!pending.satisfiedBy(shown)) {
            return new Known(
                    Outcome.STALE,
                    new Text(
                            "l'annuaire a changé depuis le plan ; refaites le plan",
                            "the directory changed since the plan was made; make the plan again"));
        }
        return run.recent()
                .against(pending)
                .map(write -> new Known(
                        Outcome.STALE,
                        new Text(
                                "ce que l'exécution " + write.run()
                                        + " a écrit ne se voit pas encore dans l'annuaire ; recommencez plus tard",
                                "what run " + write.run()
                                        + " wrote does not show in the directory yet; try again later")))
                .orElseGet(() -> new Known(
                        Outcome.ALREADY_SO, new Text("l'annuaire le montre déjà", "the directory already shows it")));
    }

    private Call call(List<PreparedChange> changes, CarrierView view) {
        ApiDialect dialect = run.settings().dialect();
        PatchBody body = PatchBody.of(view.ref().kind(), dialect);
        changes.forEach(change -> body.change(change.before(), change.wanted(), change.index()));
        return Call.patch(
                PatchTarget.of(view.ref(), view.known(), dialect), body.json().toString());
    }

    private void send(List<PreparedChange> changes, CarrierView view, TelecomOrder order)
            throws JournalFailure, InterruptedException {
        List<PreparedChange> placed = new ArrayList<>();
        changes.forEach(change -> placed.add(order.place(change)));
        new Sending(run, placed, view.ref(), call(placed, view)).send();
    }
}
