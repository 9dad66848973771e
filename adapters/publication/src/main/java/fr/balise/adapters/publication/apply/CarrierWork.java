package fr.balise.adapters.publication.apply;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.PatchBody;
import fr.balise.adapters.fhir.dialect.PatchTarget;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.Outcome;
import fr.balise.adapters.publication.apply.RunLog.Step;
import fr.balise.adapters.publication.carriers.CarrierView;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out the intentions of one carrier, in order. Each is guarded again here, whatever the plan says: only the
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
    void carryOut(List<Intention> intentions, Optional<CarrierView> view) throws JournalFailure, InterruptedException {
        List<Step> fresh = new ArrayList<>();
        for (Intention intention : intentions) {
            Optional<Text> barred = guard(intention, view);
            if (barred.isPresent()) {
                run.settle(intention, Outcome.REFUSED, barred.get());
            } else if (view.isEmpty()) {
                run.settle(
                        intention,
                        Outcome.STALE,
                        new Text(
                                "la ressource n'est plus dans l'annuaire",
                                "the resource is no longer in the directory"));
            } else {
                look(intention, view.get()).ifPresent(fresh::add);
            }
        }
        if (run.settings().combine() && !fresh.isEmpty()) {
            send(fresh, view.orElseThrow());
        } else {
            for (Step step : fresh) {
                send(List.of(step), view.orElseThrow());
            }
        }
    }

    private Optional<Text> guard(Intention intention, Optional<CarrierView> view) {
        if (!domains.contains(intention.address().domain())) {
            return Optional.of(new Text(
                    "l'adresse n'est pas dans les domaines de l'opérateur : rien n'est envoyé",
                    "the address is not in the operator's domains: nothing is sent"));
        }
        if (view.filter(there -> there.ambiguous(intention.address())).isPresent()) {
            return Optional.of(new Text(
                    "l'adresse figure aussi ailleurs sur cette ressource ; aucun PATCH ne peut la désigner seule",
                    "the address also stands elsewhere on this resource; no patch can name it alone"));
        }
        return intention.forbiddenBy(run.settings().dialect());
    }

    /** Compares what is there with what the plan saw; settles what needs no call. */
    private Optional<Step> look(Intention intention, CarrierView view) throws JournalFailure {
        Optional<JsonNode> shown = view.mailbox(intention.address());
        if (intention.startsFrom(shown) && run.recent().that(intention).isEmpty()) {
            Optional<JsonNode> before = run.memory().complete(intention, shown);
            return Optional.of(new Step(intention, shown, before, intention.wanted(before)));
        }
        if (intention.satisfiedBy(shown) && run.earlier().begun(intention)) {
            run.settleAsOurs(
                    intention,
                    shown,
                    new Text(
                            "l'appel d'avant l'interruption avait abouti",
                            "the call before the interruption had succeeded"));
        } else {
            Known known = known(intention, shown);
            run.settle(intention, known.outcome(), known.why());
        }
        return Optional.empty();
    }

    /** What needs no call, and why. */
    private record Known(Outcome outcome, Text why) {}

    private Known known(Intention intention, Optional<JsonNode> shown) {
        if (intention.startsFrom(shown)) {
            String by = run.recent().that(intention).orElseThrow().run();
            return new Known(
                    Outcome.ALREADY_SO,
                    new Text(
                            "déjà écrit par l'exécution " + by
                                    + " ; l'annuaire ne le montre pas encore, rien n'est renvoyé",
                            "already written by run " + by
                                    + "; the directory does not show it yet, nothing is sent again"));
        }
        if (!intention.satisfiedBy(shown)) {
            return new Known(
                    Outcome.STALE,
                    new Text(
                            "l'annuaire a changé depuis le plan ; refaites le plan",
                            "the directory changed since the plan was made; make the plan again"));
        }
        return run.recent()
                .against(intention)
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

    private Call call(List<Step> steps, CarrierView view) {
        ApiDialect dialect = run.settings().dialect();
        PatchBody body = PatchBody.of(view.ref().kind(), dialect);
        steps.forEach(step -> body.change(step.before(), step.wanted()));
        return Call.patch(
                PatchTarget.of(view.ref(), view.known(), dialect), body.json().toString());
    }

    private void send(List<Step> steps, CarrierView view) throws JournalFailure, InterruptedException {
        new Sending(run, steps, view.ref(), call(steps, view)).send();
    }
}
